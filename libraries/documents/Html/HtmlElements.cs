using AngleSharp.Html.Parser;
using AngleSharp.Html.Parser.Tokens;

namespace Shortlist.Documents.Html;

/// <summary>What elements mean for the text in them.</summary>
internal static class HtmlElements
{
    /// <summary>Level of a heading; 0 for other elements.</summary>
    public static int HeadingLevel(string name) => name is ['h', >= '1' and <= '6'] ? name[1] - '0' : 0;

    /// <summary>Whether it begins and ends a paragraph.</summary>
    public static bool IsBlock(string name) => name is
        "p" or "div" or "section" or "article" or "header" or "footer" or "main" or "nav" or "aside" or "address" or "blockquote"
        or "pre" or "ul" or "ol" or "dl" or "dt" or "dd" or "li" or "h1" or "h2" or "h3" or "h4" or "h5" or "h6" or "hr" or "form"
        or "fieldset" or "legend" or "figure" or "figcaption" or "details" or "summary" or "caption" or "center" or "body";

    /// <summary>Whether it flows in a line and can hold text.</summary>
    public static bool IsInline(string name) => !IsBlock(name) && !IsVoid(name)
        && name is not ("table" or "tbody" or "thead" or "tfoot" or "tr" or "td" or "th" or "colgroup" or "html" or "head");

    /// <summary>Whether it never has an end tag.</summary>
    public static bool IsVoid(string name) => name is
        "area" or "base" or "br" or "col" or "embed" or "hr" or "img" or "input" or "link" or "meta" or "source" or "track" or "wbr";

    /// <summary>Whether its end tag may be missing, another element's start being its end.</summary>
    public static bool MayStayOpen(string name) => name is "p" or "li" or "td" or "th" or "tr" or "dt" or "dd" or "option";

    /// <summary>How the text inside is to be taken, where it is no markup; null for ordinary content.</summary>
    public static HtmlParseMode? ModeInside(string name) => name switch
    {
        "script" => HtmlParseMode.Script,
        "style" or "xmp" or "iframe" or "noembed" or "noframes" => HtmlParseMode.Rawtext,
        "textarea" or "title" => HtmlParseMode.RCData,
        "plaintext" => HtmlParseMode.Plaintext,
        _ => null,
    };

    /// <summary>Whether what is inside is no text of the page.</summary>
    public static bool IsNoText(string name) => name is
        "script" or "style" or "title" or "template" or "noscript" or "svg" or "math" or "iframe" or "noembed" or "noframes" or "object"
        or "canvas" or "video" or "audio" or "select" or "datalist" or "textarea";

    /// <summary>Whether the element is marked as not to be shown.</summary>
    public static bool HasHiddenAttribute(HtmlTagToken tag) =>
        tag.Attributes.Exists(attribute => string.Equals(attribute.Name, "hidden", StringComparison.Ordinal));
}
