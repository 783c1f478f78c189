namespace Shortlist.Documents;

/// <summary>
/// The limits under which documents are read. Every default was measured against hostile files: what it lets through is
/// read within seconds and within the memory named here.
/// </summary>
public sealed record DocumentOptions
{
    /// <summary>Bytes of a document; a larger one is <see cref="UnreadableReason.TooLarge"/>.</summary>
    public long MaxBytes { get; init; } = 50L << 20;

    /// <summary>Characters of text taken from a document; one that holds more is <see cref="UnreadableReason.TooLarge"/>.</summary>
    public int MaxCharacters { get; init; } = 5_000_000;

    /// <summary>Pages of a PDF that are read; the rest is left out with a warning.</summary>
    public int MaxPages { get; init; } = 20;

    /// <summary>Pages of a scan that are read by OCR, which costs seconds a page; the rest is left out with a warning.</summary>
    public int MaxOcrPages { get; init; } = 5;

    /// <summary>Longer side, in pixels, to which a scanned page is drawn. 2,400 is 200 dpi on A4; more costs time and reads no better.</summary>
    public int OcrPixels { get; init; } = 2400;

    /// <summary>
    /// Languages that OCR reads, as Tesseract names them; those that are not installed are passed over. Each one more
    /// makes OCR slower.
    /// </summary>
    public IReadOnlyList<string> OcrLanguages { get; init; } = ["eng", "deu", "fra", "spa", "ita", "nld", "por", "pol"];

    /// <summary>PDFs whose text is extracted at the same time; each takes one core.</summary>
    public int TextConcurrency { get; init; } = Environment.ProcessorCount;

    /// <summary>Scanned documents read at the same time, apart from <see cref="TextConcurrency"/> so that scans never hold up the rest.</summary>
    public int OcrConcurrency { get; init; } = Math.Max(1, Environment.ProcessorCount / 2);

    /// <summary>CPU time of one extraction; the only limit that stops a PDF that unpacks without end.</summary>
    public TimeSpan ExtractionCpu { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>Wall time of one extraction.</summary>
    public TimeSpan ExtractionTime { get; init; } = TimeSpan.FromSeconds(20);

    /// <summary>CPU time of OCR of one page.</summary>
    public TimeSpan OcrCpu { get; init; } = TimeSpan.FromSeconds(40);

    /// <summary>Wall time of OCR of one page.</summary>
    public TimeSpan OcrTime { get; init; } = TimeSpan.FromSeconds(90);

    /// <summary>Bytes that a child process may use.</summary>
    public long ChildMemory { get; init; } = 1L << 30;

    /// <summary>Bytes that an extraction may answer with.</summary>
    public int MaxExtractionBytes { get; init; } = 50 << 20;

    /// <summary>Documents that pass through one sandbox before it is replaced, so that no extractor lives long.</summary>
    public int DocumentsPerSandbox { get; init; } = 1_000;

    /// <summary>
    /// Whether to refuse to read PDFs and images when child processes cannot be sandboxed. When false they then run
    /// under resource limits alone, and <see cref="DocumentReader.GetSandboxStatusAsync"/> says so.
    /// </summary>
    public bool RequireSandbox { get; init; }

    /// <summary>The bubblewrap program, by name or path.</summary>
    public string BubblewrapPath { get; init; } = "bwrap";

    /// <summary>Where documents lie while a child process reads them; a folder of this reader's own is made inside and removed on dispose.</summary>
    public string SpoolDirectory { get; init; } = Path.GetTempPath();

    /// <summary>Members of a DOCX or ODT package.</summary>
    public int MaxPackageEntries { get; init; } = 2_000;

    /// <summary>Unpacked bytes of one member, counted while reading: what the package declares is not believed.</summary>
    public long MaxPartBytes { get; init; } = 50L << 20;

    /// <summary>Unpacked bytes of all members that are read.</summary>
    public long MaxUnpackedBytes { get; init; } = 200L << 20;

    /// <summary>How many times its packed size a member may unpack to, once it is over <see cref="RatioFreeBytes"/>.</summary>
    public int MaxUnpackRatio { get; init; } = 200;

    /// <summary>Unpacked bytes up to which <see cref="MaxUnpackRatio"/> is not asked for: short XML packs very well.</summary>
    public long RatioFreeBytes { get; init; } = 5L << 20;

    /// <summary>Elements inside elements (or groups inside groups of RTF).</summary>
    public int MaxDepth { get; init; } = 512;

    /// <summary>Bytes of an HTML page, which is read whole.</summary>
    public long MaxHtmlBytes { get; init; } = 10L << 20;
}
