using System.Buffers;
using System.Buffers.Text;
using System.Text;
using Shortlist.Documents.Layout;
using Shortlist.Documents.Text;

namespace Shortlist.Documents.Pdf;

/// <summary>
/// Reads what <c>pdftotext -bbox-layout</c> writes: pages, blocks, lines and words with their boxes. The program writes
/// one fixed form of XML with all text escaped, so a scan over its tags does; it takes a quarter of the time and none of
/// the garbage of a general XML reader.
/// </summary>
internal ref struct BboxLayoutParser
{
    /// <summary>Boxes reach from a font's ascent to its descent, which the usual text fonts set 1.15 sizes apart.</summary>
    private const double SizePerHeight = 1 / 1.15;

    private readonly TextBudget _budget;
    private ReadOnlySpan<byte> _rest;

    private BboxLayoutParser(ReadOnlySpan<byte> xml, TextBudget budget)
    {
        _rest = xml;
        _budget = budget;
    }

    /// <summary>The pages, empty ones as well.</summary>
    public static List<LayoutPage> Parse(ReadOnlySpan<byte> xml, TextBudget budget) =>
        new BboxLayoutParser(xml, budget).Pages();

    private List<LayoutPage> Pages()
    {
        var pages = new List<LayoutPage>();
        var block = -1;
        while (TryReadTag(out var tag))
        {
            if (tag.StartsWith("word "u8))
            {
                if (pages is [.., { Lines: [.., var line] }])
                    AddWord(line, tag);
            }
            else if (tag.StartsWith("line "u8))
            {
                if (pages is [.., var page])
                    page.Lines.Add(new LayoutLine(block, []));
            }
            else if (tag.StartsWith("block "u8))
            {
                block++;
            }
            else if (tag.StartsWith("page "u8))
            {
                pages.Add(new LayoutPage(pages.Count + 1, Number(ref tag), Number(ref tag), SizePerHeight, []));
                block = -1;
            }
        }

        return pages;
    }

    private bool TryReadTag(out ReadOnlySpan<byte> tag)
    {
        tag = default;
        var start = _rest.IndexOf((byte)'<');
        if (start < 0)
            return false;
        _rest = _rest[(start + 1)..];
        var end = _rest.IndexOf((byte)'>');
        if (end < 0)
            return false;
        tag = _rest[..end];
        _rest = _rest[(end + 1)..];
        return true;
    }

    private void AddWord(LayoutLine line, ReadOnlySpan<byte> tag)
    {
        var box = new Box(Number(ref tag), Number(ref tag), Number(ref tag), Number(ref tag));
        var end = _rest.IndexOf((byte)'<');
        var text = Text(end < 0 ? _rest : _rest[..end]);
        if (text.Length == 0)
            return;
        _budget.Take(text.Length);
        line.Words.Add(new DocumentWord(text, box));
    }

    /// <summary>The next attribute's value; 0 when there is none.</summary>
    private static double Number(ref ReadOnlySpan<byte> tag)
    {
        var quote = tag.IndexOf((byte)'"');
        if (quote < 0)
            return 0;
        tag = tag[(quote + 1)..];
        _ = Utf8Parser.TryParse(tag, out double value, out var used);
        tag = tag[Math.Min(tag.Length, used + 1)..];
        return double.IsFinite(value) ? value : 0;
    }

    private static string Text(ReadOnlySpan<byte> utf8)
    {
        const int OnStack = 256;
        char[]? rented = null;
        var characters = utf8.Length <= OnStack ? stackalloc char[OnStack] : rented = ArrayPool<char>.Shared.Rent(utf8.Length);
        try
        {
            var length = Encoding.UTF8.GetChars(utf8, characters);
            return TextRepair.Repair(characters[..Unescape(characters[..length])]);
        }
        finally
        {
            if (rented is not null)
                ArrayPool<char>.Shared.Return(rented);
        }
    }

    private static int Unescape(Span<char> text)
    {
        var target = text.IndexOf('&');
        if (target < 0)
            return text.Length;
        for (var source = target; source < text.Length; target++)
        {
            var (character, used) = text[source] == '&' ? Entity(text[source..]) : (text[source], 1);
            text[target] = character;
            source += used;
        }

        return target;
    }

    private static (char Character, int Used) Entity(ReadOnlySpan<char> text) => text switch
    {
        _ when text.StartsWith("&amp;") => ('&', 5),
        _ when text.StartsWith("&lt;") => ('<', 4),
        _ when text.StartsWith("&gt;") => ('>', 4),
        _ when text.StartsWith("&quot;") => ('"', 6),
        _ when text.StartsWith("&apos;") => ('\'', 6),
        _ => ('&', 1),
    };
}
