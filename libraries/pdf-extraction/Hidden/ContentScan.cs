using Shortlist.PdfExtraction.Structure;

namespace Shortlist.PdfExtraction.Hidden;

/// <summary>
/// Goes through the drawing of a page, as far as it matters to where text stands, in what colour, and on what. It draws
/// nothing and knows no shapes of letters.
/// </summary>
internal sealed class ContentScan(PdfFile file, PagePaints paints)
{
    private const int MaxForms = 8;
    private const int MaxStates = 128;
    private const int MostOperators = 300_000;
    private const int MostOperands = 64;

    private readonly Stack<GraphicsState> _saved = [];
    private readonly List<object?> _operands = [];
    private readonly PathShape _path = new();
    private GraphicsState _state = new();
    private Matrix _line;
    private Matrix _text;
    private int _operators;
    private bool _clips;

    /// <summary>Whether all of it was understood.</summary>
    public bool IsComplete { get; private set; } = true;

    /// <summary>Goes through a page.</summary>
    /// <param name="page">Its dictionary.</param>
    /// <param name="toPage">From the page's own space to points from the top left.</param>
    /// <param name="clip">The page, in points from the top left.</param>
    public void Read(PdfDictionary page, Matrix toPage, Area clip)
    {
        _state.Matrix = toPage;
        _state.Clip = clip;
        var parts = file.Resolve(page["Contents"]) is List<object?> several ? several : [page["Contents"]];
        var whole = new MemoryStream();
        foreach (var part in parts)
        {
            if (file.Dictionary(part) is not { } stream)
                continue;
            if (file.Inflater.Unpack(file, stream) is not { } content)
            {
                IsComplete = false;
                return;
            }

            whole.Write(content.Span);
            whole.WriteByte((byte)'\n');
        }

        Run(whole.GetBuffer().AsSpan(0, (int)whole.Length), file.Dictionary(page["Resources"]), 0);
    }

    private void Run(ReadOnlySpan<byte> content, PdfDictionary? resources, int depth)
    {
        var lexer = new PdfLexer(content);
        _operands.Clear();
        while (!lexer.IsAtEnd)
        {
            var item = lexer.Read();
            if (item is not PdfKeyword { Value: var name })
            {
                if (_operands.Count < MostOperands)
                    _operands.Add(item);
                continue;
            }

            if (++_operators > MostOperators)
            {
                IsComplete = false;
                return;
            }

            if (name is "ID")
            {
                PaintImage();
                lexer = new PdfLexer(content, EndOfInlineImage(content, lexer.Position));
            }
            else
            {
                Take(name, resources, depth);
            }

            _operands.Clear();
        }
    }

    private static int EndOfInlineImage(ReadOnlySpan<byte> content, int from)
    {
        for (var at = from; at < content.Length;)
        {
            var found = content[at..].IndexOf("EI"u8);
            if (found < 0)
                break;
            at += found + 2;
            if (char.IsWhiteSpace((char)content[at - 3]) && (at == content.Length || char.IsWhiteSpace((char)content[at])))
                return at;
        }

        return content.Length;
    }

    private void Take(string name, PdfDictionary? resources, int depth)
    {
        switch (name)
        {
            case "q" when _saved.Count < MaxStates:
                _saved.Push(_state);
                break;
            case "Q" when _saved.TryPop(out var saved):
                _state = saved;
                break;
            case "cm":
                _state.Matrix = Operands().Then(_state.Matrix);
                break;
            case "gs" when Resource(resources, "ExtGState") is { } state:
                TakeState(state);
                break;
            case "g" or "rg" or "k":
                _state.Fill = Ink.Of(LastNumbers(name is "g" ? 1 : name is "rg" ? 3 : 4));
                break;
            case "G" or "RG" or "K":
                _state.Stroke = Ink.Of(LastNumbers(name is "G" ? 1 : name is "RG" ? 3 : 4));
                break;
            case "cs":
                _state.Fill = Ink.In(IsPlainSpace(resources));
                break;
            case "CS":
                _state.Stroke = Ink.In(IsPlainSpace(resources));
                break;
            case "sc" or "scn":
                _state.Fill = _state.Fill.With(LastNumbers(_operands.Count));
                break;
            case "SC" or "SCN":
                _state.Stroke = _state.Stroke.With(LastNumbers(_operands.Count));
                break;
            case "w":
                _state.LineWidth = Number(0);
                break;
            case "Do" when Resource(resources, "XObject") is { } drawn:
                Draw(drawn, resources, depth);
                break;
            case "sh":
                paints.Add(new(_state.Clip, null, IsWhole: false));
                break;
            default:
                if (!TakePath(name))
                    TakeText(name);
                break;
        }
    }

    private void Draw(PdfDictionary drawn, PdfDictionary? resources, int depth)
    {
        if (drawn.Is("Subtype", "Image"))
        {
            PaintImage();
            return;
        }

        if (!drawn.Is("Subtype", "Form"))
            return;
        if (depth >= MaxForms || file.Inflater.Unpack(file, drawn) is not { } content)
        {
            IsComplete = false;
            return;
        }

        var (around, open) = (_state, _saved.Count);
        _state.Matrix = Matrix.Of(file, drawn["Matrix"]).Then(_state.Matrix);
        if (file.List(drawn["BBox"]) is { Count: 4 } box)
            _state.Clip = Clipped(_state.Matrix.Apply(file.Number(box[0]), file.Number(box[1]), file.Number(box[2]), file.Number(box[3])));
        Run(content.Span, file.Dictionary(drawn["Resources"]) ?? resources, depth + 1);
        while (_saved.Count > open)
            _saved.Pop();
        _state = around;
    }

    private bool TakePath(string name)
    {
        switch (name)
        {
            case "re" when _operands.Count == 4:
                _path.AddRectangle(_state.Matrix, Number(0), Number(1), Number(2), Number(3));
                return true;
            case "m" when _operands.Count == 2:
                _path.Start(_state.Matrix.Apply(Number(0), Number(1)));
                return true;
            case "l" when _operands.Count == 2:
                _path.AddPoint(_state.Matrix.Apply(Number(0), Number(1)), isLine: true);
                return true;
            case "c" or "v" or "y" when _operands.Count >= 4:
                for (var index = 0; index + 1 < _operands.Count; index += 2)
                    _path.AddPoint(_state.Matrix.Apply(Number(index), Number(index + 1)), isLine: false);
                _path.AddCurve();
                return true;
            case "W" or "W*":
                _clips = true;
                return true;
            case "f" or "F" or "f*" or "B" or "B*" or "b" or "b*":
                if (_state.Opacity > GraphicsState.LeastOpacity && _path.Bounds is { } filled)
                    paints.Add(new(Clipped(filled), _state.IsDoubtful ? null : _state.Fill.Colour, _path.IsRectangle && !_state.IsDoubtful));
                EndPath();
                return true;
            case "s" or "S":
                // Thin lines cover nothing; a broad one may be as good as a box.
                if (_state.LineWidth * _state.Matrix.Scale >= PagePaints.SmallestCover && _path.Bounds is { } drawn)
                    paints.Add(new(Clipped(drawn.Grown(_state.LineWidth * _state.Matrix.Scale / 2)), null, IsWhole: false));
                EndPath();
                return true;
            case "n":
                EndPath();
                return true;
            default:
                return name is "h";
        }
    }

    private void EndPath()
    {
        if (_clips && _path.Bounds is { } box)
            _state.Clip = Clipped(box);
        _clips = false;
        _path.Clear();
    }

    private void TakeText(string name)
    {
        switch (name)
        {
            case "BT":
                _line = _text = Matrix.Identity;
                break;
            case "Tf" when _operands is [PdfName, double size]:
                _state.FontSize = size;
                break;
            case "Tr":
                _state.Mode = (int)Number(0);
                break;
            case "Ts":
                _state.Rise = Number(0);
                break;
            case "TL":
                _state.Leading = Number(0);
                break;
            case "Tm":
                _line = _text = Operands();
                break;
            case "Td":
                Move(Number(0), Number(1));
                break;
            case "TD":
                _state.Leading = -Number(1);
                Move(Number(0), Number(1));
                break;
            case "T*":
                Move(0, -_state.Leading);
                break;
            case "'" or "\"":
                Move(0, -_state.Leading);
                Show();
                break;
            case "Tj" or "TJ":
                Show();
                break;
        }
    }

    private void Move(double x, double y) => _line = _text = new Matrix(1, 0, 0, 1, x, y).Then(_line);

    private void Show()
    {
        var all = new Matrix(1, 0, 0, 1, 0, _state.Rise).Then(_text).Then(_state.Matrix);
        var size = Math.Abs(_state.FontSize) * all.Scale;
        var run = new TextRun(all.E, all.F, size);
        paints.Add(run, _state.ColourOfText, _state.HasInk, _state.Clip);
        // From here on the letters clip what is drawn, and their shapes are not known here.
        _state.IsClippedByText |= _state.Mode >= 4;
    }

    private void TakeState(PdfDictionary state)
    {
        _state.Opacity = file.Number(state["ca"], _state.Opacity);
        if (file.Resolve(state["BM"]) is { } mode)
            _state.IsBlended = mode is not PdfName { Value: "Normal" or "Compatible" };
        if (file.Resolve(state["SMask"]) is { } mask)
            _state.IsMasked = mask is not PdfName { Value: "None" };
    }

    private void PaintImage() => paints.Add(new(Clipped(_state.Matrix.Apply(0, 0, 1, 1)), null, IsWhole: true));

    /// <summary>Whether the numbers of the colour space that the operand names are parts of light or of printing inks.</summary>
    private bool IsPlainSpace(PdfDictionary? resources)
    {
        if (_operands is not [PdfName { Value: var name }])
            return false;
        if (name is "DeviceGray" or "DeviceRGB" or "DeviceCMYK")
            return true;
        var space = resources is null ? null : file.Resolve(file.Dictionary(resources["ColorSpace"])?[name]);
        return space is PdfName { Value: "DeviceGray" or "DeviceRGB" or "DeviceCMYK" }
            || (space is List<object?> and [var kind, ..] && file.Resolve(kind) is PdfName { Value: "ICCBased" or "CalGray" or "CalRGB" });
    }

    private PdfDictionary? Resource(PdfDictionary? resources, string kind) =>
        resources is not null && _operands is [PdfName { Value: var key }, ..] ? file.Dictionary(file.Dictionary(resources[kind])?[key]) : null;

    private Area Clipped(Area area) => area.Within(_state.Clip);

    private Matrix Operands() => _operands.Count >= 6
        ? new(Number(0), Number(1), Number(2), Number(3), Number(4), Number(5))
        : Matrix.Identity;

    private double Number(int index) => index < _operands.Count && _operands[index] is double number ? number : 0;

    /// <summary>The last so many operands, as viewers take them; none when one of them is no number.</summary>
    private double[] LastNumbers(int count)
    {
        var last = _operands.TakeLast(count).ToList();
        return last.TrueForAll(operand => operand is double) ? [.. last.OfType<double>()] : [];
    }

    /// <summary>What holds until it is changed; saved and brought back as a whole.</summary>
    private record struct GraphicsState()
    {
        /// <summary>Opacity below which nothing is seen.</summary>
        public const double LeastOpacity = 0.08;

        public Matrix Matrix { get; set; } = Matrix.Identity;

        public Area Clip { get; set; }

        public Ink Fill { get; set; } = Ink.Black;

        public Ink Stroke { get; set; } = Ink.Black;

        public double LineWidth { get; set; } = 1;

        public double Opacity { get; set; } = 1;

        public bool IsBlended { get; set; }

        public bool IsMasked { get; set; }

        public bool IsClippedByText { get; set; }

        public double FontSize { get; set; }

        public double Leading { get; set; }

        public double Rise { get; set; }

        public int Mode { get; set; }

        /// <summary>Whether what is painted may come out in another colour, or not at all.</summary>
        public readonly bool IsDoubtful => Opacity < 1 || IsBlended || IsMasked || IsClippedByText;

        /// <summary>The colour in which text is seen; null when it cannot be told.</summary>
        public readonly Colour? ColourOfText => IsDoubtful ? null : Mode switch
        {
            1 or 5 => Stroke.Colour,
            2 or 6 => Stroke == Fill ? Fill.Colour : null,
            _ => Fill.Colour,
        };

        /// <summary>Modes 3 and 7 show nothing.</summary>
        public readonly bool HasInk => Mode is not 3 and not 7 && Opacity > LeastOpacity;
    }
}
