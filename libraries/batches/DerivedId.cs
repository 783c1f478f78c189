using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace Shortlist.Batches;

/// <summary>Ids derived from what they name, so that telling a thing twice tells it under the same id.</summary>
public static class DerivedId
{
    /// <summary>The same id for the same words; a version 8 UUID from their SHA-256.</summary>
    public static Guid Of(params ReadOnlySpan<string> words)
    {
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', words)), hash);
        hash[6] = (byte)((hash[6] & 0x0F) | 0x80);
        hash[8] = (byte)((hash[8] & 0x3F) | 0x80);
        return new Guid(hash[..16], bigEndian: true);
    }

    /// <summary>The id of a message about a batch.</summary>
    internal static Guid OfMessage(Guid batchId, string subject, int no = 0, int epoch = 0)
    {
        Span<byte> bytes = stackalloc byte[24 + 32];
        batchId.TryWriteBytes(bytes);
        BinaryPrimitives.WriteInt32BigEndian(bytes[16..], no);
        BinaryPrimitives.WriteInt32BigEndian(bytes[20..], epoch);
        var length = Encoding.ASCII.GetBytes(subject, bytes[24..]);
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(bytes[..(24 + length)], hash);
        hash[6] = (byte)((hash[6] & 0x0F) | 0x80);
        hash[8] = (byte)((hash[8] & 0x3F) | 0x80);
        return new Guid(hash[..16], bigEndian: true);
    }
}
