using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace Shortlist.Batches;

/// <summary>Ids derived from what they name, so that telling a thing twice tells it under the same id.</summary>
public static class DerivedId
{
    /// <summary>The same id for the same words; a version 8 UUID from their SHA-256.</summary>
    public static Guid Of(params ReadOnlySpan<string> words) => Of(Encoding.UTF8.GetBytes(string.Join('\n', words)));

    /// <summary>The id of a message about a batch.</summary>
    internal static Guid OfMessage(Guid batchId, string subject, int no = 0, int epoch = 0)
    {
        Span<byte> bytes = stackalloc byte[24 + 32];
        batchId.TryWriteBytes(bytes);
        BinaryPrimitives.WriteInt32BigEndian(bytes[16..], no);
        BinaryPrimitives.WriteInt32BigEndian(bytes[20..], epoch);
        var length = Encoding.ASCII.GetBytes(subject, bytes[24..]);
        return Of(bytes[..(24 + length)]);
    }

    private static Guid Of(ReadOnlySpan<byte> bytes)
    {
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(bytes, hash);
        hash[6] = (byte)((hash[6] & 0x0F) | 0x80);
        hash[8] = (byte)((hash[8] & 0x3F) | 0x80);
        return new Guid(hash[..16], bigEndian: true);
    }
}
