using System.Xml;

namespace Shortlist.Documents.Packages;

/// <summary>Steps through XML as a row of events, never by recursion, and never deeper than allowed.</summary>
internal static class XmlWalk
{
    /// <summary>Goes on to the next node; false at the end.</summary>
    /// <exception cref="UnreadableDocumentException">Elements are nested too deep.</exception>
    public static bool Step(this XmlReader reader, int maxDepth)
    {
        var more = reader.Read();
        if (reader.Depth > maxDepth)
            throw new UnreadableDocumentException(UnreadableReason.Corrupted, "The document nests its elements deeper than any real one does.");
        return more;
    }

    /// <summary>The value of an attribute, whatever its namespace; null when the element has none of that name.</summary>
    public static string? Attribute(this XmlReader reader, string localName)
    {
        string? value = null;
        if (reader.MoveToFirstAttribute())
        {
            do
            {
                if (string.Equals(reader.LocalName, localName, StringComparison.Ordinal))
                    value = reader.Value;
            }
            while (value is null && reader.MoveToNextAttribute());
            reader.MoveToElement();
        }

        return value;
    }
}
