using System.Globalization;
using System.Text;
using Shortlist.CvCorpus.Content;

namespace Shortlist.CvCorpus.Formats;

/// <summary>CVs as plain text, Markdown and RTF.</summary>
internal static class PlainFormats
{
    public static string Text(List<Block> blocks, Chance chance)
    {
        var (rule, bullet, isUpper) = (chance.Between(0, 3), chance.Pick(["- ", "* ", "• ", "  - "]), chance.Percent(50));
        var text = new StringBuilder();
        foreach (var block in blocks)
        {
            switch (block.Kind)
            {
                case BlockKind.Heading:
                    var heading = isUpper ? block.Text.ToUpper(CultureInfo.InvariantCulture) : rule == 3 ? block.Text + ":" : block.Text;
                    text.Append('\n').Append(heading).Append('\n');
                    if (rule is 0 or 1)
                        text.Append(rule == 0 ? '-' : '=', heading.Length).Append('\n');
                    break;
                case BlockKind.Bullet:
                    text.Append(bullet).Append(block.Text).Append('\n');
                    break;
                case BlockKind.Text:
                    text.Append(Wrapped(block.Text)).Append('\n');
                    break;
                default:
                    text.Append(block.Text);
                    if (block.Aside.Length > 0)
                        text.Append(' ', Math.Max(4, 72 - block.Text.Length - block.Aside.Length)).Append(block.Aside);
                    text.Append('\n');
                    break;
            }
        }

        return text.ToString();
    }

    public static string Markdown(List<Block> blocks) => string.Concat(blocks.Select(block => block.Kind switch
    {
        BlockKind.Name => $"# {block.Text}\n\n",
        BlockKind.Heading => $"\n## {block.Text}\n\n",
        BlockKind.Head => $"### {block.Text}{(block.Aside.Length > 0 ? $" | *{block.Aside}*" : "")}\n\n",
        BlockKind.Bullet => $"- {block.Text}\n",
        _ => $"{block.Text}  \n",
    }));

    public static string Rtf(List<Block> blocks)
    {
        var rtf = new StringBuilder(@"{\rtf1\ansi\ansicpg1252\deff0{\fonttbl{\f0 Liberation Sans;}}\fs21 ");
        foreach (var block in blocks)
        {
            var (open, close) = block.Kind switch
            {
                BlockKind.Name => (@"{\b\fs44 ", "}"),
                BlockKind.Heading => (@"{\b\fs26 ", "}"),
                BlockKind.Head => (@"{\b ", "}"),
                BlockKind.Bullet => (@"\bullet\tab ", ""),
                _ => ("", ""),
            };
            rtf.Append(@"\pard ").Append(open).Append(Escaped(block.Text));
            if (block.Aside.Length > 0)
                rtf.Append(@"\tab ").Append(Escaped(block.Aside));
            rtf.Append(close).Append("\\par\n");
        }

        return rtf.Append('}').ToString();
    }

    private static string Escaped(string text) => string.Concat(text.Select(c => c switch
    {
        '\\' or '{' or '}' => $"\\{c}",
        < (char)128 => c.ToString(),
        _ => string.Create(CultureInfo.InvariantCulture, $"\\u{(short)c}?"),
    }));

    /// <summary>Breaks paragraphs at 90 characters, as mail programs and editors do.</summary>
    private static string Wrapped(string text)
    {
        var lines = new StringBuilder();
        var width = 0;
        foreach (var word in text.Split(' '))
        {
            if (width > 0 && width + word.Length > 90)
            {
                lines.Append('\n');
                width = 0;
            }
            else if (width > 0)
            {
                lines.Append(' ');
            }

            lines.Append(word);
            width += word.Length + 1;
        }

        return lines.ToString();
    }
}
