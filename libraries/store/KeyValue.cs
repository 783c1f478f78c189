namespace Shortlist.Store;

/// <summary>The value of one key: a text, a number, a set of texts, or absent.</summary>
public readonly record struct KeyValue
{
    private KeyValue(string? text, long? number, IReadOnlyList<string>? texts)
    {
        Text = text;
        Number = number;
        Texts = texts;
    }

    /// <summary>The text, when the key is a <see cref="KeyKind.Text"/> that is present.</summary>
    public string? Text { get; }

    /// <summary>The number, when the key is a <see cref="KeyKind.Number"/> that is present.</summary>
    public long? Number { get; }

    /// <summary>The texts, when the key is a <see cref="KeyKind.Texts"/>.</summary>
    public IReadOnlyList<string>? Texts { get; }

    /// <summary>A text, or absent.</summary>
    public static KeyValue Of(string? text) => new(text, null, null);

    /// <summary>A number, or absent.</summary>
    public static KeyValue Of(long? number) => new(null, number, null);

    /// <summary>An instant as Unix milliseconds, or absent.</summary>
    public static KeyValue Of(DateTimeOffset? instant) => new(null, instant?.ToUnixTimeMilliseconds(), null);

    /// <summary>A set of texts; repeated ones count once.</summary>
    public static KeyValue Of(IReadOnlyList<string> texts) => new(null, null, texts);
}
