namespace Shortlist.Documents;

/// <summary>Why a document could not be read. Surfaces show <see cref="UnreadableDocumentException.Code"/>.</summary>
public enum UnreadableReason
{
    /// <summary>It has no bytes.</summary>
    Empty,

    /// <summary>Its bytes are of no format that is read here.</summary>
    UnsupportedType,

    /// <summary>It needs a password.</summary>
    Encrypted,

    /// <summary>It begins like its format but is truncated or broken.</summary>
    Corrupted,

    /// <summary>It was read, and holds no text.</summary>
    NoText,

    /// <summary>It, or what it unpacks to, is over a limit.</summary>
    TooLarge,

    /// <summary>Reading it took longer than allowed.</summary>
    Timeout,
}

/// <summary>A document cannot be read, for a reason that lies in the document. Trying again gives the same.</summary>
public sealed class UnreadableDocumentException : Exception
{
    /// <summary>With the reason and a sentence for people, free of the document's content.</summary>
    public UnreadableDocumentException(UnreadableReason reason, string message, Exception? innerException = null)
        : base(message, innerException) => Reason = reason;

    /// <summary>Why.</summary>
    public UnreadableReason Reason { get; }

    /// <summary>Why, as the stable code that surfaces show, such as <c>unsupported_type</c>. A file without bytes is one without text.</summary>
    public string Code => Reason switch
    {
        UnreadableReason.UnsupportedType => "unsupported_type",
        UnreadableReason.Encrypted => "encrypted",
        UnreadableReason.Corrupted => "corrupt",
        UnreadableReason.Empty or UnreadableReason.NoText => "no_text",
        UnreadableReason.TooLarge => "too_large",
        UnreadableReason.Timeout => "timeout",
        _ => throw new InvalidOperationException($"{Reason} has no code."),
    };
}

/// <summary>Reads a document of any supported format.</summary>
public interface IDocumentReader
{
    /// <summary>
    /// Reads a document. The format is taken from the bytes; <paramref name="fileName"/> only helps where bytes leave
    /// it open (plain text against Markdown). A <see cref="FileStream"/> is read by its name where a child process
    /// needs a file; any other stream is copied to a temporary one first. May run on many documents at once.
    /// </summary>
    /// <exception cref="UnreadableDocumentException">The document is at fault.</exception>
    /// <exception cref="OperationCanceledException">The token was cancelled; child processes are gone then.</exception>
    Task<Document> ReadAsync(Stream content, string? fileName, CancellationToken cancellationToken);
}
