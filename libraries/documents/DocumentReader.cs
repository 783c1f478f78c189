using System.Buffers;
using System.Xml;
using Microsoft.Extensions.Logging;
using Shortlist.Documents.Docx;
using Shortlist.Documents.Html;
using Shortlist.Documents.Ocr;
using Shortlist.Documents.Odt;
using Shortlist.Documents.Packages;
using Shortlist.Documents.Pdf;
using Shortlist.Documents.PlainText;
using Shortlist.Documents.Rtf;
using Shortlist.Documents.Sandboxing;
using Shortlist.Documents.Sniffing;

namespace Shortlist.Documents;

/// <summary>
/// Reads documents of every supported format. PDFs and images pass through programs in sandboxes that are kept warm, so
/// one reader serves a whole process; the other formats are read in this process under limits.
/// </summary>
public sealed class DocumentReader : IDocumentReader, IAsyncDisposable
{
    private readonly DocumentOptions _options;
    private readonly SpoolFolder _spool;
    private int _disposed;
    private readonly SandboxLauncher _launcher;
    private readonly SandboxPool _textPool;
    private readonly SandboxPool _ocrPool;
    private readonly PdfReader _pdf;
    private readonly OcrReader _ocr;

    /// <summary>Makes its spool folder and removes those of processes that were killed; sandboxes start with the first document that needs one.</summary>
    public DocumentReader(DocumentOptions options, TimeProvider time, ILogger<DocumentReader> logger)
    {
        _options = options;
        _spool = SpoolFolder.In(options.SpoolDirectory);
        _launcher = new(options.BubblewrapPath, options.RequireSandbox, logger);
        _textPool = new(new ExtractorProgram(options.ChildMemory), Path.Combine(_spool.Path, "text"), options.TextConcurrency, options.DocumentsPerSandbox, _launcher, time);
        _ocrPool = new(new ShellProgram(), Path.Combine(_spool.Path, "ocr"), options.OcrConcurrency, options.DocumentsPerSandbox, _launcher, time);
        _ocr = new(options, _ocrPool);
        _pdf = new(options, _textPool, _ocr);
    }

    /// <summary>Whether child processes are sandboxed on this system; found out once, at the first call or document.</summary>
    public Task<SandboxStatus> GetSandboxStatusAsync() => _launcher.StatusAsync();

    /// <inheritdoc/>
    public async Task<Document> ReadAsync(Stream content, string? fileName, CancellationToken cancellationToken)
    {
        await using var source = await DocumentSource.OpenAsync(content, _options.MaxBytes, _spool.Path, cancellationToken);
        return await SniffAsync(source, cancellationToken) switch
        {
            SniffedKind.Pdf => await _pdf.ReadAsync(source, cancellationToken),
            SniffedKind.Image => await _ocr.ReadImageAsync(source, cancellationToken),
            SniffedKind.Package => ReadPackage(source),
            SniffedKind.CompoundFile => throw CompoundFile.Refuse(source),
            SniffedKind.Rtf => RtfReader.Read(await source.ReadAllAsync(_options.MaxBytes, cancellationToken), _options),
            SniffedKind.Html => HtmlReader.Read(await source.ReadAllAsync(_options.MaxHtmlBytes, cancellationToken), _options),
            SniffedKind.Text =>
                PlainTextReader.Read(await source.ReadAllAsync(_options.MaxCharacters * 4L, cancellationToken), fileName, _options),
            _ => throw Unsupported(),
        };
    }

    /// <summary>Ends the sandboxes and removes the spool folder. Documents being read end with an error.</summary>
    public async ValueTask DisposeAsync()
    {
        if (Interlocked.Exchange(ref _disposed, 1) != 0)
            return;
        await _textPool.DisposeAsync();
        await _ocrPool.DisposeAsync();
        await _launcher.DisposeAsync();
        _spool.Dispose();
    }

    private static async Task<SniffedKind> SniffAsync(DocumentSource source, CancellationToken cancellationToken)
    {
        var head = ArrayPool<byte>.Shared.Rent(FormatSniffer.HeadLength);
        try
        {
            var length = await source.PeekAsync(head.AsMemory(0, FormatSniffer.HeadLength), cancellationToken);
            return FormatSniffer.Sniff(head.AsSpan(0, length));
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(head);
        }
    }

    private Document ReadPackage(DocumentSource source)
    {
        try
        {
            using var package = Package.Open(source.Rewind(), _options);
            if (package.Has(DocxReader.MainPart))
                return DocxReader.Read(package, _options);
            if (OdtReader.IsText(package))
                return OdtReader.Read(package, _options);
            throw Unsupported();
        }
        catch (Exception exception) when (exception is XmlException or InvalidDataException or EndOfStreamException)
        {
            throw new UnreadableDocumentException(UnreadableReason.Corrupted, "The document is damaged or cut off.", exception);
        }
    }

    private static UnreadableDocumentException Unsupported() =>
        new(UnreadableReason.UnsupportedType, "The file is of no type that is read here.");
}
