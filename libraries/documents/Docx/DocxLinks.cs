using System.Xml;
using Shortlist.Documents.Packages;

namespace Shortlist.Documents.Docx;

/// <summary>Where the hyperlinks of a part lead: their targets lie in a part of their own, by id.</summary>
internal static class DocxLinks
{
    private static readonly Dictionary<string, string> None = [];

    /// <summary>Targets by relationship id, as written: they need not be valid URIs.</summary>
    public static Dictionary<string, string> Targets(Package package, string part, int maxDepth)
    {
        var slash = part.LastIndexOf('/') + 1;
        using var reader = package.OpenXml($"{part[..slash]}_rels/{part[slash..]}.rels");
        if (reader is null)
            return None;
        var targets = new Dictionary<string, string>(StringComparer.Ordinal);
        while (reader.Step(maxDepth))
        {
            if (reader is { NodeType: XmlNodeType.Element, LocalName: "Relationship" }
                && reader.GetAttribute("Type") is { } type && type.EndsWith("/hyperlink", StringComparison.Ordinal)
                && reader.GetAttribute("Id") is { } id && reader.GetAttribute("Target") is { Length: > 0 } target)
            {
                targets[id] = target;
            }
        }

        return targets;
    }
}
