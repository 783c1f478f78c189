using Shortlist.CvCorpus.Content;

namespace Shortlist.CvCorpus.Layouts;

/// <summary>Arrangements of a page, as builders, word processors and typesetters make them.</summary>
internal enum HtmlLayout
{
    Single,
    Centred,
    SidebarLeft,
    SidebarRight,
    SidebarTable,
    SidebarFloat,
    SidebarAbsolute,
    BannerColumns,
    TwoEqual,
    HeadingLeft,
    Europass,
    Export,
    Timeline,
    Cards,
    Academic,
    SplitHeader,

    /// <summary>A typesetter's class: dates right-aligned in a narrow column, headings behind a bar, employer and title in one sentence.</summary>
    Typeset,

    /// <summary>A design tool's page: banner over both columns, dark sidebar on the right with profile, contact and ratings.</summary>
    DesignTool,

    /// <summary>Work over the whole width, and three columns of the rest below.</summary>
    ThreeBelow,

    /// <summary>Dates and places in a column of their own at the right.</summary>
    DatesRight,

    /// <summary>A light sidebar that goes on over pages, with studies in it.</summary>
    StudiesAside,

    /// <summary>A table whose column of dates is as wide as the longest of them, hardly a space before what stands beside it.</summary>
    TightDates,

    /// <summary>A theme that sets employers as large as its headings, in another weight.</summary>
    LargeHeads,
}

/// <summary>Sets a CV as an HTML page.</summary>
internal static class HtmlPage
{
    private const string Common = """
        @page{size:A4;margin:14mm 15mm} *{box-sizing:border-box} body{margin:0;font-size:10pt;line-height:1.35;color:#222}
        h1{margin:0;font-size:24pt} h2{margin:12pt 0 4pt;font-size:13pt} p{margin:2pt 0} ul{margin:2pt 0 4pt;padding-left:14pt} .headline{font-size:12pt;color:#456}
        .entry{margin:0 0 7pt} .row{display:flex;justify-content:space-between;gap:12pt} .strong{font-weight:bold} .small{font-size:9pt;color:#555}
        .dated{display:flex;gap:14pt} .dated .date{width:96pt;flex:none} .narrow .date{width:54pt} .dated .text{flex:1}
        .bar{height:4pt;background:#ddd;margin:2pt 0 4pt} .bar div{height:4pt;background:#357} .chips span{display:inline-block;border:1px solid #99a;border-radius:3pt;padding:1pt 5pt;margin:2pt 5pt 2pt 0}
        .columns{columns:2} table{border-spacing:0} td{padding:0 14pt 2pt 0;vertical-align:top} aside,table.page td{overflow-wrap:break-word} h1{overflow-wrap:normal} a{color:inherit;text-decoration:none} .icon{color:#357;margin-right:3pt}
        """;

    public static string Of(CvContent cv, HtmlLayout layout, Chance chance)
    {
        var style = StyleOf(layout, HtmlStyle.Of(chance));
        var parts = new HtmlParts(cv, style, chance);
        var (css, body) = Arranged(cv, layout, style, parts, chance);
        return $"<!DOCTYPE html><html lang={cv.Wording.Language}><head><meta charset=utf-8><title>CV</title><style>{Common} body{{font-family:'{style.Font}'}} {HeadingCss(style.Heading)} {css}</style></head><body>{body}</body></html>";
    }

    private static HtmlStyle StyleOf(HtmlLayout layout, HtmlStyle style) => layout switch
    {
        HtmlLayout.Export => style with { Jobs = HeadForm.Stacked, Studies = HeadForm.Stacked, Skills = SkillForm.Lines, Speeches = SpeechForm.Brackets, Contact = ContactForm.Lines, GroupsTitles = true, Heading = HeadingForm.Plain },
        HtmlLayout.Academic => style with { Jobs = HeadForm.FourCorners, Studies = HeadForm.DatesLeft, Skills = SkillForm.Groups, Heading = HeadingForm.SmallCapitals, Font = "Liberation Serif" },
        HtmlLayout.Typeset => style with { Jobs = HeadForm.Sentence, Studies = HeadForm.Sentence, Skills = SkillForm.Groups, Contact = ContactForm.Icons, Heading = HeadingForm.Plain, Font = "Liberation Serif", GroupsTitles = false },
        HtmlLayout.DatesRight => style with { Jobs = HeadForm.DatesRight, Studies = HeadForm.DatesRight, GroupsTitles = false },
        HtmlLayout.DesignTool => style with { Heading = HeadingForm.LetterSpaced, Contact = ContactForm.Icons },
        HtmlLayout.Timeline => style with { Jobs = HeadForm.DatesAbove, Studies = HeadForm.DatesAbove },
        HtmlLayout.TightDates => style with { Jobs = HeadForm.DatesLeft, Studies = HeadForm.DatesLeft, GroupsTitles = false },
        HtmlLayout.LargeHeads => style with { Heading = HeadingForm.Plain },
        _ => style,
    };

    private static string HeadingCss(HeadingForm form) => form switch
    {
        HeadingForm.Capitals => "h2{text-transform:uppercase;font-size:12pt}",
        HeadingForm.LetterSpaced => "h2{text-transform:uppercase;letter-spacing:3pt;font-size:11pt} h1{letter-spacing:2pt}",
        HeadingForm.SmallCapitals => "h2{font-variant:small-caps;border-bottom:1px solid #333}",
        HeadingForm.Filled => "h2{background:#357;color:#fff;padding:2pt 6pt}",
        HeadingForm.Ruled => "h2{border-bottom:2px solid #a33;font-weight:normal}",
        HeadingForm.Bold => "h2{font-size:10.5pt}",
        _ => "h2{color:#357}",
    };

    private static (string Css, string Body) Arranged(CvContent cv, HtmlLayout layout, HtmlStyle style, HtmlParts parts, Chance chance)
    {
        var aside = string.Concat(parts.Section(CvPart.Contact), parts.Section(CvPart.Skills), parts.Section(CvPart.Languages));
        var main = string.Concat(cv.Order.Where(part => part is not CvPart.Skills and not CvPart.Languages).Select(parts.Section));
        var all = string.Concat(cv.Order.Select(parts.Section));
        var head = parts.Name + parts.Headline;
        var top = $"<header>{head}{parts.Contact(style.Contact)}</header>";
        return layout switch
        {
            HtmlLayout.Centred => ("header{text-align:center} h2{text-align:center}", top + all),
            HtmlLayout.SidebarLeft => ("@page{margin:0} .page{display:flex} aside{width:30%;background:#24384f;color:#fff;padding:26pt 14pt} main{flex:1;padding:26pt 22pt} aside h2{color:#fff}",
                $"<div class=page><aside>{aside}</aside><main>{head}{main}</main></div>"),
            HtmlLayout.SidebarRight => (".page{display:grid;grid-template-columns:1fr 150pt;gap:20pt}", $"<div class=page><main>{head}{main}</main><aside>{aside}</aside></div>"),
            HtmlLayout.SidebarTable => ("table.page>tbody>tr>td:first-child{width:150pt;border-right:1px solid #999}",
                $"<table class=page><tr><td>{head}{aside}</td><td style=\"padding-left:14pt\">{main}</td></tr></table>"),
            HtmlLayout.SidebarFloat => ("aside{float:right;width:32%;padding-left:14pt} main{margin-right:35%}", $"{head}<aside>{aside}</aside><main>{main}</main>"),
            HtmlLayout.SidebarAbsolute => ("aside{position:absolute;left:0;top:90pt;width:140pt} main{margin-left:165pt;padding-top:84pt} header{height:84pt}", $"<main>{main}</main><header style=\"position:absolute;top:0;left:0\">{head}</header><aside>{aside}</aside>"),
            HtmlLayout.BannerColumns => ("header{background:#357;color:#fff;padding:12pt;margin-bottom:8pt} .headline{color:#fff} .page{display:flex;gap:20pt} main{flex:2} aside{flex:1}",
                $"{top}<div class=page><main>{main}</main><aside>{parts.Section(CvPart.Skills)}{parts.Section(CvPart.Languages)}</aside></div>"),
            HtmlLayout.TwoEqual => (".page{display:flex;gap:22pt} .page>div{width:50%}", $"{top}<div class=page><div>{parts.Section(CvPart.Summary)}{parts.Section(CvPart.Work)}</div><div>{parts.Section(CvPart.Education)}{parts.Section(CvPart.Skills)}{parts.Section(CvPart.Languages)}{parts.Section(CvPart.Others)}</div></div>"),
            HtmlLayout.HeadingLeft => ("section{display:flex;gap:16pt;border-top:1px solid #bbb;padding-top:6pt;margin-top:6pt} section h2{width:110pt;flex:none;margin:0;font-size:11pt} .body{flex:1}", top + all),
            HtmlLayout.Europass => Europass.Of(cv, chance),
            HtmlLayout.Export => ("@page{margin:0} .page{display:flex} aside{width:31%;background:#293e49;color:#fff;padding:24pt 14pt;font-size:9pt} main{flex:1;padding:24pt}",
                $"<div class=page><aside>{aside}</aside><main>{head}<div>{HtmlParts.Text(cv.Location)}</div>{main}</main></div>"),
            HtmlLayout.Timeline => ("section .body{border-left:2px solid #357;padding-left:14pt}", top + all),
            HtmlLayout.Cards => ("section{border:1px solid #ccd;border-radius:5pt;padding:0 10pt 8pt;margin:8pt 0}", top + all),
            HtmlLayout.Typeset => ("header{display:flex;justify-content:space-between;font-size:9pt} header h1{font-weight:normal} h2{padding-left:100pt;position:relative;font-weight:normal;font-size:15pt} h2::before{content:'';position:absolute;left:0;top:6pt;width:86pt;height:5pt;background:#37c} section .body{padding-left:100pt} .keyed{position:relative} .keyed .date{position:absolute;left:-100pt;width:86pt;text-align:right}",
                $"<header><div>{head}</div><div style=\"text-align:right;font-style:italic\">{parts.Contact(ContactForm.Icons)}</div></header>{all}"),
            HtmlLayout.DesignTool => ("@page{margin:0} header{padding:30pt 24pt 12pt;text-align:center;border-bottom:3px solid #c96} .page{display:flex} main{flex:1;padding:14pt 22pt} aside{width:34%;background:#2d2a32;color:#eee;padding:14pt 16pt;font-size:9pt} aside h2{color:#e8b}",
                $"<header>{head}</header><div class=page><main>{parts.Section(CvPart.Work)}{parts.Section(CvPart.Education)}{parts.Section(CvPart.Others)}</main><aside>{parts.Section(CvPart.Summary)}{aside}</aside></div>"),
            HtmlLayout.ThreeBelow => (".three{display:flex;gap:18pt} .three>div{flex:1}",
                $"{top}{parts.Section(CvPart.Summary)}{parts.Section(CvPart.Work)}<div class=three><div>{parts.Section(CvPart.Education)}</div><div>{parts.Section(CvPart.Skills)}</div><div>{parts.Section(CvPart.Languages)}</div></div>{parts.Section(CvPart.Others)}"),
            HtmlLayout.StudiesAside => (".page{display:grid;grid-template-columns:165pt 1fr;gap:18pt} aside{background:#f1efe8;padding:10pt}",
                $"<div class=page><aside>{head}{parts.Section(CvPart.Contact)}{parts.Section(CvPart.Education)}{parts.Section(CvPart.Languages)}</aside><main>{parts.Section(CvPart.Summary)}{parts.Section(CvPart.Work)}{parts.Section(CvPart.Skills)}{parts.Section(CvPart.Others)}</main></div>"),
            HtmlLayout.SplitHeader => ("header{display:flex;justify-content:space-between} ", $"<header><div>{head}</div><div style=\"text-align:right\">{parts.Contact(ContactForm.Lines)}</div></header>{all}"),
            HtmlLayout.DatesRight => (".sided{display:grid;grid-template-columns:1fr 96pt;gap:14pt}", top + all),
            HtmlLayout.TightDates => (".dated{gap:4pt} .dated .date,.narrow .date{width:88pt}", top + all),
            HtmlLayout.LargeHeads => ("h2{font-size:12.5pt;font-weight:normal} .strong{font-size:12.5pt}", top + all),
            _ => ("", top + all),
        };
    }
}
