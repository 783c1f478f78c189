using System.Buffers;
using System.Buffers.Binary;

namespace Shortlist.PdfExtraction;

/// <summary>Writes an answer.</summary>
internal sealed class ExtractionWriter(Stream output)
{
    private readonly ArrayBufferWriter<byte> _buffer = new(64 * 1024);
    private readonly List<(byte[] Font, float Size, int Color)> _styles = [];

    public void Document(int pageCount)
    {
        Tag(PdfExtraction.Tag.Document);
        Number(pageCount);
    }

    public void Page(double width, double height)
    {
        Tag(PdfExtraction.Tag.Page);
        Number((float)width);
        Number((float)height);
    }

    public void Line() => Tag(PdfExtraction.Tag.Line);

    /// <summary>The index of a style, which is written when it is new.</summary>
    public int Style(ReadOnlySpan<byte> font, double size, int color)
    {
        for (var index = _styles.Count - 1; index >= 0; index--)
        {
            var style = _styles[index];
            if (style.Color == color && style.Size.Equals((float)size) && font.SequenceEqual(style.Font))
                return index;
        }

        _styles.Add((font.ToArray(), (float)size, color));
        Tag(PdfExtraction.Tag.Style);
        Text(font);
        Number((float)size);
        Number(color);
        return _styles.Count - 1;
    }

    public void Word(int style, Area area, ReadOnlySpan<byte> text)
    {
        Tag(PdfExtraction.Tag.Word);
        Number(style);
        Area(area);
        Text(text);
    }

    public void Image(Area area)
    {
        Tag(PdfExtraction.Tag.Image);
        Area(area);
    }

    public void Link(Area area, ReadOnlySpan<byte> target)
    {
        Tag(PdfExtraction.Tag.Link);
        Area(area);
        Text(target);
    }

    /// <summary>Text that is not seen.</summary>
    public void Hidden(int page, int reason, Area area, ReadOnlySpan<byte> text)
    {
        Tag(PdfExtraction.Tag.Hidden);
        Number(page);
        Number(reason);
        Area(area);
        Text(text);
    }

    /// <summary>Sends what was written so far.</summary>
    public void Flush()
    {
        output.Write(_buffer.WrittenSpan);
        _buffer.ResetWrittenCount();
    }

    private void Tag(Tag tag)
    {
        _buffer.GetSpan(1)[0] = (byte)tag;
        _buffer.Advance(1);
    }

    private void Area(Area area)
    {
        Number((float)area.Left);
        Number((float)area.Top);
        Number((float)area.Right);
        Number((float)area.Bottom);
    }

    private void Number(float value)
    {
        BinaryPrimitives.WriteSingleLittleEndian(_buffer.GetSpan(sizeof(float)), value);
        _buffer.Advance(sizeof(float));
    }

    private void Number(int value)
    {
        BinaryPrimitives.WriteInt32LittleEndian(_buffer.GetSpan(sizeof(int)), value);
        _buffer.Advance(sizeof(int));
    }

    private void Text(ReadOnlySpan<byte> utf8)
    {
        Number(utf8.Length);
        _buffer.Write(utf8);
    }
}
