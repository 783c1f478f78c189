using System.Diagnostics;

namespace Shortlist.Documents.Tests.Samples;

/// <summary>Draws text as an image, by way of a PDF.</summary>
internal static class SampleImage
{
    public const int Width = 1240;
    public const int Height = 1754;

    public static Task<byte[]> JpegAsync(CancellationToken cancellationToken, params string[] lines) => DrawAsync("-jpeg", "jpg", lines, cancellationToken);

    public static Task<byte[]> PngAsync(CancellationToken cancellationToken, params string[] lines) => DrawAsync("-png", "png", lines, cancellationToken);

    private static async Task<byte[]> DrawAsync(string format, string extension, string[] lines, CancellationToken cancellationToken)
    {
        var folder = Directory.CreateTempSubdirectory("shortlist-sample-");
        try
        {
            var pdf = Path.Combine(folder.FullName, "text.pdf");
            await File.WriteAllBytesAsync(
                pdf, new SamplePdf().Page([.. lines.Select((line, index) => (60d, 90d + (index * 40), 22d, line))]).ToBytes(), cancellationToken);
            var image = Path.Combine(folder.FullName, "page");
            using var draw = Process.Start(
                "pdftoppm", ["-gray", "-singlefile", "-scale-to-x", $"{Width}", "-scale-to-y", $"{Height}", format, pdf, image]);
            await draw.WaitForExitAsync(cancellationToken);
            return await File.ReadAllBytesAsync($"{image}.{extension}", cancellationToken);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }
}
