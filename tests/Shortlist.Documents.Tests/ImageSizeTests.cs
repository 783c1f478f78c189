using System.Buffers.Binary;
using Shortlist.Documents.Ocr;

namespace Shortlist.Documents.Tests;

public sealed class ImageSizeTests
{
    public static TheoryData<string, byte[]> Images => new()
    {
        { "png", [0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A, 0, 0, 0, 13, .. "IHDR"u8, 0, 0, 0x30, 0x39, 0, 0, 0x1F, 0x90] },
        { "jpeg", [0xFF, 0xD8, 0xFF, 0xE0, 0, 4, 1, 2, 0xFF, 0xC0, 0, 11, 8, 0x1F, 0x90, 0x30, 0x39, 1, 1, 0x11, 0] },
        { "bmp", Bitmap() },
        { "tiff of little ends", [(byte)'I', (byte)'I', 42, 0, 8, 0, 0, 0, 2, 0, 0, 1, 3, 0, 1, 0, 0, 0, 0x39, 0x30, 0, 0, 1, 1, 4, 0, 1, 0, 0, 0, 0x90, 0x1F, 0, 0] },
        { "tiff of big ends", [(byte)'M', (byte)'M', 0, 42, 0, 0, 0, 8, 0, 2, 1, 0, 0, 3, 0, 0, 0, 1, 0x30, 0x39, 0, 0, 1, 1, 0, 4, 0, 0, 0, 1, 0, 0, 0x1F, 0x90] },
        { "webp, extended", [.. "RIFF"u8, 0, 0, 0, 0, .. "WEBPVP8X"u8, 0, 0, 0, 0, 0, 0, 0, 0, 0x38, 0x30, 0, 0x8F, 0x1F, 0] },
        { "webp, lossy", [.. "RIFF"u8, 0, 0, 0, 0, .. "WEBPVP8 "u8, 0, 0, 0, 0, 0, 0, 0, 0x9D, 1, 0x2A, 0x39, 0x30, 0x90, 0x1F] },
        { "webp, lossless", [.. "RIFF"u8, 0, 0, 0, 0, .. "WEBPVP8L"u8, 0, 0, 0, 0, 0x2F, 0x38, 0xF0, 0xE3, 0x07, 0, 0, 0, 0, 0] },
    };

    [Theory(DisableDiscoveryEnumeration = true)]
    [MemberData(nameof(Images))]
    public void Pixels_OfEachFormat_AreWidthTimesHeight(string format, byte[] image) =>
        ImageSize.Pixels(image).ShouldBe(12345L * 8080, format);

    [Theory(DisableDiscoveryEnumeration = true)]
    [MemberData(nameof(Images))]
    public void Pixels_OfAnImageCutOff_AreNoError(string format, byte[] image)
    {
        for (var length = 0; length < image.Length; length++)
            ImageSize.Pixels(image.AsSpan(0, length)).ShouldBeGreaterThanOrEqualTo(0, format);
    }

    private static byte[] Bitmap()
    {
        var bitmap = new byte[26];
        (bitmap[0], bitmap[1]) = ((byte)'B', (byte)'M');
        BinaryPrimitives.WriteInt32LittleEndian(bitmap.AsSpan(18), 12345);
        // Rows from the top are written as a negative height.
        BinaryPrimitives.WriteInt32LittleEndian(bitmap.AsSpan(22), -8080);
        return bitmap;
    }
}
