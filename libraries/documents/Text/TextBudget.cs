namespace Shortlist.Documents.Text;

/// <summary>Counts the text taken from one document, so that no file grows into more memory than it may.</summary>
internal sealed class TextBudget(int maxCharacters)
{
    private int _left = maxCharacters;

    /// <summary>Takes the characters of one piece of text.</summary>
    /// <exception cref="UnreadableDocumentException">The document holds too much.</exception>
    public void Take(int characters)
    {
        _left -= characters;
        if (_left < 0)
            throw new UnreadableDocumentException(UnreadableReason.TooLarge, "The document holds more text than is read here.");
    }
}
