using System.Buffers.Text;

namespace Shortlist.PdfExtraction.Structure;

/// <summary>
/// The objects of a PDF, found by going through its bytes: tables of offsets are often wrong, and are not needed. Of objects
/// with one number the last one holds.
/// </summary>
internal sealed class PdfFile
{
    private const int MostObjects = 100_000;
    private const int MostReferences = 32;
    private const int MostPages = 10_000;

    private readonly ReadOnlyMemory<byte> _bytes;
    private readonly Dictionary<int, (ReadOnlyMemory<byte> Within, int Offset)> _places = [];
    private readonly Dictionary<int, object?> _objects = [];

    private PdfFile(ReadOnlyMemory<byte> bytes, PdfInflater inflater) => (_bytes, Inflater) = (bytes, inflater);

    /// <summary>Unpacks its streams.</summary>
    public PdfInflater Inflater { get; }

    /// <summary>The catalogue of the document; null while <see cref="Pages"/> has not found it.</summary>
    public PdfReference? Root { get; private set; }

    /// <summary>Looks through a file; null when it is encrypted or has more objects than are looked at.</summary>
    public static PdfFile? Open(ReadOnlyMemory<byte> bytes, PdfInflater inflater)
    {
        if (bytes.Span.IndexOf("/Encrypt"u8) >= 0)
            return null;
        var file = new PdfFile(bytes, inflater);
        return file.FindObjects() ? file : null;
    }

    /// <summary>An object, references followed to what they lead to.</summary>
    public object? Resolve(object? value)
    {
        for (var steps = 0; value is PdfReference reference && steps < MostReferences; steps++)
            value = Get(reference.Number);
        return value is PdfReference ? null : value;
    }

    /// <summary>A dictionary, or null when it is none.</summary>
    public PdfDictionary? Dictionary(object? value) => Resolve(value) as PdfDictionary;

    /// <summary>A number, or the given one when it is none.</summary>
    public double Number(object? value, double otherwise = 0) => Resolve(value) is double number ? number : otherwise;

    /// <summary>A list, empty when it is none.</summary>
    public List<object?> List(object? value) => Resolve(value) as List<object?> ?? [];

    /// <summary>The pages in order, with the numbers of their objects, 0 when unknown.</summary>
    public List<(PdfDictionary Page, int Number)> Pages()
    {
        var pages = new List<(PdfDictionary, int)>();
        var seen = new HashSet<int>();
        foreach (var number in _places.Keys.ToArray())
        {
            // The catalogue that holds is the first one whose pages are there.
            if (pages.Count > 0)
                break;
            if (!MayBeCatalogue(_places[number]) || Get(number) is not PdfDictionary catalogue || !catalogue.Is("Type", "Catalog"))
                continue;
            Root = new PdfReference(number);
            Descend(catalogue["Pages"], inherited: new(), pages, seen, depth: 0);
        }

        return pages;
    }

    private static bool MayBeCatalogue((ReadOnlyMemory<byte> Within, int Offset) place)
    {
        const int Head = 1024;
        return place.Within.Span.Slice(place.Offset, Math.Min(Head, place.Within.Length - place.Offset)).IndexOf("/Catalog"u8) >= 0;
    }

    private void Descend(object? node, PdfDictionary inherited, List<(PdfDictionary Page, int Number)> pages, HashSet<int> seen, int depth)
    {
        var number = node is PdfReference reference ? reference.Number : 0;
        if (depth > MostReferences || pages.Count >= MostPages || (number > 0 && !seen.Add(number)) || Dictionary(node) is not { } dictionary)
            return;
        var own = new PdfDictionary { Stream = dictionary.Stream };
        foreach (var key in (string[])["MediaBox", "CropBox", "Rotate", "Resources"])
            own[key] = dictionary[key] ?? inherited[key];
        if (dictionary["Kids"] is null)
        {
            foreach (var (key, value) in dictionary.Entries)
                own[key] = value ?? own[key];
            pages.Add((own, number));
            return;
        }

        foreach (var kid in List(dictionary["Kids"]))
            Descend(kid, own, pages, seen, depth + 1);
    }

    private object? Get(int number)
    {
        if (_objects.TryGetValue(number, out var known))
            return known;
        if (!_places.TryGetValue(number, out var place))
            return null;
        // An object that leads to itself is nothing.
        _objects[number] = null;
        var lexer = new PdfLexer(place.Within.Span, place.Offset);
        var value = lexer.Read();
        if (value is PdfDictionary dictionary)
            TakeStream(place.Within, dictionary, ref lexer);
        return _objects[number] = value;
    }

    private void TakeStream(ReadOnlyMemory<byte> within, PdfDictionary dictionary, ref PdfLexer lexer)
    {
        lexer.SkipSpace();
        var rest = within.Span[lexer.Position..];
        if (!rest.StartsWith("stream"u8))
            return;
        var start = lexer.Position + "stream".Length;
        if (start < within.Length && within.Span[start] == (byte)'\r')
            start++;
        if (start < within.Length && within.Span[start] == (byte)'\n')
            start++;
        var data = within[Math.Min(start, within.Length)..];
        var length = Number(dictionary["Length"], -1);
        if (length >= 0 && length <= data.Length && data.Span[(int)length..].TrimStart("\r\n \t"u8).StartsWith("endstream"u8))
        {
            dictionary.Stream = data[..(int)length];
            return;
        }

        var end = data.Span.IndexOf("endstream"u8);
        dictionary.Stream = end < 0 ? data : data[..end];
    }

    private bool FindObjects()
    {
        var span = _bytes.Span;
        var containers = new List<int>();
        for (var at = 0; ;)
        {
            var found = span[at..].IndexOf("obj"u8);
            if (found < 0)
                break;
            at += found;
            if (TryNumberBefore(span, at, out var number))
            {
                _places[number] = (_bytes, at + 3);
                var head = span.Slice(at, Math.Min(256, span.Length - at));
                if (head.IndexOf("/ObjStm"u8) >= 0)
                    containers.Add(number);
                if (_places.Count > MostObjects)
                    return false;
            }

            at += 3;
        }

        foreach (var container in containers)
        {
            if (!Unpack(container))
                return false;
        }

        return true;
    }

    /// <summary>The number before <c>0 obj</c>.</summary>
    private static bool TryNumberBefore(ReadOnlySpan<byte> bytes, int at, out int number)
    {
        number = 0;
        const int Longest = 20;
        var before = bytes[Math.Max(0, at - Longest)..at].TrimEnd("\0\t\n\f\r "u8);
        var generation = before.Length - 1 - before.LastIndexOfAnyExceptInRange((byte)'0', (byte)'9');
        if (generation is < 1 or > 5)
            return false;
        var rest = before[..^generation];
        before = rest.TrimEnd("\0\t\n\f\r "u8);
        var digits = before.Length - 1 - before.LastIndexOfAnyExceptInRange((byte)'0', (byte)'9');
        return digits is >= 1 and <= 9 && before.Length < rest.Length && Utf8Parser.TryParse(before[^digits..], out number, out _);
    }

    /// <summary>Finds the objects that lie packed together in a stream.</summary>
    private bool Unpack(int container)
    {
        var place = _places[container].Offset;
        if (Get(container) is not PdfDictionary stream || !stream.Is("Type", "ObjStm"))
            return true;
        if (Inflater.Unpack(this, stream) is not { } unpacked)
            return false;
        var lexer = new PdfLexer(unpacked.Span);
        var (count, first) = ((int)Math.Clamp(Number(stream["N"]), 0, MostObjects), (int)Math.Clamp(Number(stream["First"]), 0, unpacked.Length));
        for (var index = 0; index < count && lexer.Position < first; index++)
        {
            if (lexer.Read() is not double number || lexer.Read() is not double offset || number is < 0 or > int.MaxValue || offset < 0 || offset > unpacked.Length - first)
                break;
            // A version that stands free in the file holds when it comes behind the stream, which then has an older one.
            if (!_places.TryGetValue((int)number, out var free) || !free.Within.Equals(_bytes) || free.Offset < place)
                _places[(int)number] = (unpacked, first + (int)offset);
        }

        return _places.Count <= MostObjects;
    }
}
