using System.Globalization;
using System.Runtime.InteropServices;
using Shortlist.Documents.Sandboxing;
using Shortlist.PdfExtraction;

namespace Shortlist.Documents.Pdf;

/// <summary>
/// The extractor of PDFs, which keeps poppler loaded: to start a program for each document costs more than to read one.
/// </summary>
/// <param name="memory">Bytes that it may use.</param>
internal sealed class ExtractorProgram(long memory) : SandboxProgram
{
    private const string Name = "Shortlist.PdfExtraction";
    private const string Folder = "/extractor";
    private const long HeapOfRuntime = 128 << 20;
    private static readonly string[] Parts = [$"{Name}.dll", $"{Name}.deps.json", $"{Name}.runtimeconfig.json"];

    private static readonly string RuntimeRoot =
        Path.GetFullPath(Path.Combine(RuntimeEnvironment.GetRuntimeDirectory(), "..", "..", ".."));

    public override IReadOnlyDictionary<string, string> Environment { get; } = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["DOTNET_EnableDiagnostics"] = "0",
        ["DOTNET_GCHeapHardLimit"] = $"0x{HeapOfRuntime:x}",
        ["DOTNET_gcServer"] = "0",
        ["HOME"] = "/tmp",
    };

    public override IReadOnlyList<(string Path, string Inside)> Files { get; } =
    [
        (RuntimeRoot, RuntimeRoot),
        .. Parts.Select(part => (Path.Combine(AppContext.BaseDirectory, part), $"{Folder}/{part}")),
    ];

    public override IReadOnlyList<string> Command(bool isSandboxed) =>
    [
        "/bin/sh", "-c",
        // Address space is no measure of what a runtime uses that reserves more than it takes.
        string.Create(CultureInfo.InvariantCulture, $"ulimit -d {memory / 1024}; ulimit -c 0; ulimit -f {ToolLimits.MaxFileBlocks}; exec \"$0\" \"$@\" 2>/dev/null"),
        Path.Combine(RuntimeRoot, "dotnet"),
        "exec",
        $"{(isSandboxed ? Folder : AppContext.BaseDirectory.TrimEnd('/'))}/{Parts[0]}",
    ];

    public override string Request(string command, ToolLimits limits, string nonce) =>
        ExtractionRequest.Line(nonce, limits.Cpu, command) + "\n";
}
