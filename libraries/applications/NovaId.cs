using System.Buffers.Binary;

namespace Shortlist.Applications;

/// <summary>Ids as Nova writes them: 25 characters, a <c>c</c> and then lower-case letters and digits (api-surfaces.md §2.2).</summary>
public static class NovaId
{
    private const int Length = 25;
    private const string Digits = "0123456789abcdefghijklmnopqrstuvwxyz";

    /// <summary>The id that stands for a UUID. Different UUIDs of one version give different ids, later ones of version 7 sort later.</summary>
    public static string Of(Guid id) => string.Create(Length, Compact(id), static (text, value) =>
    {
        text[0] = 'c';
        for (var i = Length - 1; i > 0; i--)
        {
            text[i] = Digits[(int)(value % (uint)Digits.Length)];
            value /= (uint)Digits.Length;
        }
    });

    /// <summary>The 122 bits of a UUID that its version and variant leave free; 24 digits of base 36 hold 124.</summary>
    private static UInt128 Compact(Guid id)
    {
        Span<byte> bytes = stackalloc byte[16];
        id.TryWriteBytes(bytes, bigEndian: true, out _);
        var high = BinaryPrimitives.ReadUInt64BigEndian(bytes);
        var low = BinaryPrimitives.ReadUInt64BigEndian(bytes[8..]);
        return ((UInt128)(high >> 16) << 74) | ((UInt128)(high & 0xFFF) << 62) | (low & (ulong.MaxValue >> 2));
    }
}
