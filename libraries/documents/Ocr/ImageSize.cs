using System.Buffers.Binary;

namespace Shortlist.Documents.Ocr;

/// <summary>
/// Reads the width and height that an image declares, before anything decodes it: a file of some kilobytes can declare more
/// points than a machine has memory for.
/// </summary>
internal static class ImageSize
{
    /// <summary>Points of an image that is read: a page of A3 at 600 dpi.</summary>
    public const long MostPixels = 80_000_000;

    private const int LongestSearch = 1 << 20;

    /// <summary>Points of an image; 0 when its format does not say so where it is looked for.</summary>
    public static long Pixels(ReadOnlySpan<byte> image)
    {
        var (width, height) = image switch
        {
            [0x89, (byte)'P', (byte)'N', (byte)'G', ..] when image.Length >= 24 =>
                (BinaryPrimitives.ReadUInt32BigEndian(image[16..]), BinaryPrimitives.ReadUInt32BigEndian(image[20..])),
            [(byte)'B', (byte)'M', ..] when image.Length >= 26 =>
                (Magnitude(BinaryPrimitives.ReadInt32LittleEndian(image[18..])), Magnitude(BinaryPrimitives.ReadInt32LittleEndian(image[22..]))),
            [(byte)'R', (byte)'I', (byte)'F', (byte)'F', ..] when image.Length >= 30 => OfWebP(image),
            [0xFF, 0xD8, ..] => OfJpeg(image),
            [(byte)'I', (byte)'I', ..] => OfTiff(image, isLittleEndian: true),
            [(byte)'M', (byte)'M', ..] => OfTiff(image, isLittleEndian: false),
            _ => default,
        };
        return (long)Math.Min((ulong)width * height, long.MaxValue);
    }

    private static (uint Width, uint Height) OfWebP(ReadOnlySpan<byte> image)
    {
        const int FourteenBits = (1 << 14) - 1;
        var packed = BinaryPrimitives.ReadUInt32LittleEndian(image[21..]);
        return image[12..16] switch
        {
            [(byte)'V', (byte)'P', (byte)'8', (byte)'X'] =>
                (1 + (uint)(image[24] | image[25] << 8 | image[26] << 16), 1 + (uint)(image[27] | image[28] << 8 | image[29] << 16)),
            [(byte)'V', (byte)'P', (byte)'8', (byte)'L'] => (1 + (packed & FourteenBits), 1 + ((packed >> 14) & FourteenBits)),
            _ => (BinaryPrimitives.ReadUInt16LittleEndian(image[26..]) & (uint)FourteenBits, BinaryPrimitives.ReadUInt16LittleEndian(image[28..]) & (uint)FourteenBits),
        };
    }

    private static uint Magnitude(int value) => value == int.MinValue ? uint.MaxValue : (uint)Math.Abs(value);

    /// <summary>The frame's header comes after other segments, each with its length.</summary>
    private static (uint Width, uint Height) OfJpeg(ReadOnlySpan<byte> image)
    {
        for (var at = 2; at + 9 < image.Length && at < LongestSearch;)
        {
            if (image[at] != 0xFF)
                return default;
            var marker = image[at + 1];
            if (marker is >= 0xC0 and <= 0xCF and not (0xC4 or 0xC8 or 0xCC))
                return (BinaryPrimitives.ReadUInt16BigEndian(image[(at + 7)..]), BinaryPrimitives.ReadUInt16BigEndian(image[(at + 5)..]));
            at += marker == 0xFF ? 1 : 2 + BinaryPrimitives.ReadUInt16BigEndian(image[(at + 2)..]);
        }

        return default;
    }

    private static (uint Width, uint Height) OfTiff(ReadOnlySpan<byte> image, bool isLittleEndian)
    {
        const int Entry = 12;
        if (image.Length < 8 || Number(image[4..], isLittleEndian) is var directory && directory > (uint)image.Length - 2)
            return default;
        var entries = image[(int)directory..];
        var count = isLittleEndian ? BinaryPrimitives.ReadUInt16LittleEndian(entries) : BinaryPrimitives.ReadUInt16BigEndian(entries);
        var (width, height) = (0u, 0u);
        for (var index = 0; index < count && 2 + ((index + 1) * Entry) <= entries.Length; index++)
        {
            var entry = entries.Slice(2 + (index * Entry), Entry);
            var tag = isLittleEndian ? BinaryPrimitives.ReadUInt16LittleEndian(entry) : BinaryPrimitives.ReadUInt16BigEndian(entry);
            var isShort = (isLittleEndian ? entry[2] : entry[3]) == 3;
            var value = !isShort ? Number(entry[8..], isLittleEndian)
                : isLittleEndian ? BinaryPrimitives.ReadUInt16LittleEndian(entry[8..]) : BinaryPrimitives.ReadUInt16BigEndian(entry[8..]);
            if (tag == 256)
                width = value;
            else if (tag == 257)
                height = value;
        }

        return (width, height);
    }

    private static uint Number(ReadOnlySpan<byte> bytes, bool isLittleEndian) =>
        isLittleEndian ? BinaryPrimitives.ReadUInt32LittleEndian(bytes) : BinaryPrimitives.ReadUInt32BigEndian(bytes);
}
