using System.Buffers.Binary;

namespace Shortlist.PdfExtraction;

/// <summary>
/// Reads an answer, entry by entry. What answers has read a stranger's file, so nothing in it is believed: whatever does
/// not fit ends in <see cref="FormatException"/>.
/// </summary>
/// <param name="answer">The answer without its trailer.</param>
internal ref struct ExtractionReader(ReadOnlySpan<byte> answer)
{
    private ReadOnlySpan<byte> _rest = answer;

    /// <summary>The next entry's tag; its parts follow. False at the end.</summary>
    public bool TryRead(out Tag tag)
    {
        tag = default;
        if (_rest.IsEmpty)
            return false;
        tag = (Tag)Take(1)[0];
        return true;
    }

    /// <summary>A count or an index.</summary>
    public int Integer() => BinaryPrimitives.ReadInt32LittleEndian(Take(sizeof(int)));

    /// <summary>A size or a place; 0 for what is no number.</summary>
    public double Number() => BinaryPrimitives.ReadSingleLittleEndian(Take(sizeof(float))) is var number && float.IsFinite(number) ? number : 0;

    /// <summary>A text's UTF-8.</summary>
    public ReadOnlySpan<byte> Text() => Take(Integer());

    private ReadOnlySpan<byte> Take(int count)
    {
        if ((uint)count > (uint)_rest.Length)
            throw new FormatException("The extractor's answer breaks off.");
        var taken = _rest[..count];
        _rest = _rest[count..];
        return taken;
    }
}
