using System.IO.Compression;
using System.Runtime.InteropServices;

namespace Shortlist.PdfExtraction.Structure;

/// <summary>Unpacks streams, as much of them as is allowed for one file.</summary>
/// <param name="budget">Bytes that may be unpacked in all.</param>
internal sealed class PdfInflater(int budget)
{
    private const int PngPredictors = 10;

    private int _left = budget;

    /// <summary>What a stream holds; null when it is packed in a way that is not read here, is damaged or is too much.</summary>
    public ReadOnlyMemory<byte>? Unpack(PdfFile file, PdfDictionary stream)
    {
        ReadOnlyMemory<byte>? data = stream.Stream;
        var filters = file.Resolve(stream["Filter"]) is List<object?> several ? several : [stream["Filter"]];
        var parameters = file.Resolve(stream["DecodeParms"]) is List<object?> lists ? lists : [stream["DecodeParms"]];
        for (var index = 0; index < filters.Count && data is not null; index++)
        {
            data = file.Resolve(filters[index]) switch
            {
                null => data,
                PdfName { Value: "FlateDecode" or "Fl" } => Predict(file, Inflate(data.Value), file.Dictionary(parameters.ElementAtOrDefault(index))),
                PdfName { Value: "ASCII85Decode" or "A85" } => Ascii85(data.Value.Span),
                _ => null,
            };
        }

        return data;
    }

    private byte[]? Inflate(ReadOnlyMemory<byte> packed)
    {
        if (!MemoryMarshal.TryGetArray(packed, out var bytes))
            return null;
        using var source = new MemoryStream(bytes.Array!, bytes.Offset, bytes.Count, writable: false);
        using var unpacking = new ZLibStream(source, CompressionMode.Decompress);
        var unpacked = new MemoryStream(packed.Length * 4);
        try
        {
            var chunk = new byte[16 * 1024];
            int count;
            while ((count = unpacking.Read(chunk)) > 0)
            {
                if ((_left -= count) < 0)
                    return null;
                unpacked.Write(chunk, 0, count);
            }
        }
        catch (InvalidDataException)
        {
            // Viewers show what comes before the damage, and so it is looked at.
        }

        return unpacked.ToArray();
    }

    private static byte[]? Predict(PdfFile file, byte[]? data, PdfDictionary? parameters)
    {
        if (data is null || parameters is null || file.Number(parameters["Predictor"], 1) is var predictor && predictor <= 1)
            return data;
        var columns = file.Number(parameters["Columns"], 1) * file.Number(parameters["Colors"], 1) * file.Number(parameters["BitsPerComponent"], 8) / 8;
        if (predictor < PngPredictors || columns is < 1 or > 1 << 16)
            return null;
        var width = (int)columns;
        var rows = data.Length / (width + 1);
        var plain = new byte[rows * width];
        for (var row = 0; row < rows; row++)
        {
            var source = data.AsSpan((row * (width + 1)) + 1, width);
            var target = plain.AsSpan(row * width, width);
            var above = row == 0 ? new byte[width] : plain.AsSpan((row - 1) * width, width);
            Unfilter(data[row * (width + 1)], source, target, above);
        }

        return plain;
    }

    /// <summary>One row of PNG's filters; those of images with more than one byte a point are not met here.</summary>
    private static void Unfilter(byte kind, ReadOnlySpan<byte> source, Span<byte> target, ReadOnlySpan<byte> above)
    {
        for (var index = 0; index < source.Length; index++)
        {
            var (left, corner) = index == 0 ? ((byte)0, (byte)0) : (target[index - 1], above[index - 1]);
            target[index] = (byte)(source[index] + kind switch
            {
                1 => left,
                2 => above[index],
                3 => (left + above[index]) / 2,
                4 => Paeth(left, above[index], corner),
                _ => 0,
            });
        }
    }

    private static byte Paeth(byte left, byte above, byte corner)
    {
        var guess = left + above - corner;
        var (toLeft, toAbove, toCorner) = (Math.Abs(guess - left), Math.Abs(guess - above), Math.Abs(guess - corner));
        return toLeft <= toAbove && toLeft <= toCorner ? left : toAbove <= toCorner ? above : corner;
    }

    private static byte[] Ascii85(ReadOnlySpan<byte> text)
    {
        var bytes = new List<byte>(text.Length * 4 / 5);
        var (group, count) = (0u, 0);
        foreach (var character in text)
        {
            if (character == (byte)'~')
                break;
            if (character == (byte)'z' && count == 0)
            {
                bytes.AddRange([0, 0, 0, 0]);
            }
            else if (character is >= (byte)'!' and <= (byte)'u')
            {
                group = unchecked((group * 85) + character - '!');
                if (++count < 5)
                    continue;
                AddGroup(bytes, group, 4);
                (group, count) = (0, 0);
            }
        }

        for (var missing = count; missing is > 1 and < 5; missing++)
            group = unchecked((group * 85) + 84);
        if (count > 1)
            AddGroup(bytes, group, count - 1);
        return [.. bytes];
    }

    private static void AddGroup(List<byte> bytes, uint group, int count)
    {
        for (var index = 0; index < count; index++)
            bytes.Add((byte)(group >> (24 - (index * 8))));
    }
}
