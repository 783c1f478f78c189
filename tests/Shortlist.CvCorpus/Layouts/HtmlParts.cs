using System.Globalization;
using System.Net;
using System.Text;
using Shortlist.CvCorpus.Content;

namespace Shortlist.CvCorpus.Layouts;

/// <summary>The parts of a CV as HTML, in one style.</summary>
internal sealed class HtmlParts(CvContent cv, HtmlStyle style, Chance chance)
{
    private readonly string _employerJoint = Wording.Joint(chance.Pick(cv.Wording["employerjoin"]));

    public string Name => $"<h1>{Text(cv.ShownName)}</h1>";

    public string Headline => chance.Percent(70) ? $"<div class=headline>{Text(cv.Headline)}</div>" : "";

    public string Section(CvPart part) => part switch
    {
        CvPart.Others => string.Concat(cv.Others.Select(other => Section(other.Heading, Lines(other.Lines)))),
        _ => Body(part) is { Length: > 0 } body ? Section(cv.Headings[part], body) : "",
    };

    public string Contact(ContactForm form)
    {
        var (mail, phone) = (Text(cv.Email), Text(cv.Phone));
        List<(string Label, string Icon, string Value)> items =
        [
            (cv.Wording["label.email"][0], "✉", chance.Percent(50) ? $"<a href=\"mailto:{mail}\">{mail}</a>" : mail),
            (chance.Pick(cv.Wording["label.phone"]), "☎", phone),
            (chance.Pick(cv.Wording["label.location"]), "⌂", Text(cv.Location)),
        ];
        items = chance.Some(items, items.Count);
        if (cv.Profile is not null)
            items.Add(("LinkedIn", "in", Text(cv.Profile)));
        var personal = string.Concat(cv.Personal.Select(line => $"<div>{Text(line)}</div>"));
        return personal + form switch
        {
            ContactForm.Bars => $"<div class=contact>{string.Join(" | ", items.Select(item => item.Value))}</div>",
            ContactForm.Dots => $"<div class=contact>{string.Join(" • ", items.Select(item => item.Value))}</div>",
            ContactForm.Lines => string.Concat(items.Select(item => $"<div>{item.Value}</div>")),
            ContactForm.Labels => string.Concat(items.Select(item => $"<div><b>{item.Label}:</b> {item.Value}</div>")),
            _ => string.Concat(items.Select(item => $"<div><span class=icon>{item.Icon}</span> {item.Value}</div>")),
        };
    }

    public string Body(CvPart part) => part switch
    {
        CvPart.Contact => Contact(style.Contact is ContactForm.Bars or ContactForm.Dots ? ContactForm.Lines : style.Contact),
        CvPart.Summary => cv.Summary is null ? "" : $"<p>{Text(cv.Summary)}</p>",
        CvPart.Work => Jobs(),
        CvPart.Education => string.Concat(cv.Studies.Select(study => Entry(style.Studies, study.DegreeAndField, study.Institution, null, study.Shown, [], ", "))),
        CvPart.Skills => Skills(),
        CvPart.Languages => Speeches(),
        _ => "",
    };

    public static string Text(string text) => WebUtility.HtmlEncode(text);

    private static string Lines(IReadOnlyList<string> lines) => lines.Count == 1 ? $"<p>{Text(lines[0])}</p>" : $"<ul>{string.Concat(lines.Select(line => $"<li>{Text(line)}</li>"))}</ul>";

    private static string Section(string heading, string body) => $"<section><h2>{Text(heading)}</h2><div class=body>{body}</div></section>";

    private string Jobs()
    {
        var html = new StringBuilder();
        for (var i = 0; i < cv.Jobs.Count; i++)
        {
            var run = 1;
            while (style.GroupsTitles && i + run < cv.Jobs.Count && string.Equals(cv.Jobs[i + run].Company, cv.Jobs[i].Company, StringComparison.Ordinal))
                run++;
            if (run == 1)
            {
                var job = cv.Jobs[i];
                html.Append(Entry(style.Jobs, job.Title, job.Company, job.Place, job.Shown, job.Tasks, _employerJoint));
                continue;
            }

            var place = cv.Jobs[i].Place is { } town ? $", {Text(town)}" : "";
            html.Append(CultureInfo.InvariantCulture, $"<div class=entry><div class=strong>{Text(cv.Jobs[i].Company)}{place}</div>");
            foreach (var job in cv.Jobs.Skip(i).Take(run))
                html.Append(CultureInfo.InvariantCulture, $"<div class=row><span>{Text(job.Title)}</span><span>{Text(job.Shown.Whole)}</span></div>{Tasks(job.Tasks)}");
            html.Append("</div>");
            i += run - 1;
        }

        return html.ToString();
    }

    private static string Entry(HeadForm form, string title, string company, string? place, ShownDates shown, IReadOnlyList<string> tasks, string joint)
    {
        var (t, c, d) = (Text(title), Text(company), Text(shown.Whole));
        var at = place is null ? "" : $", {Text(place)}";
        var p = place is null ? "" : Text(place);
        var (list, below) = (Tasks(tasks), p.Length > 0 ? $" | {p}" : "");
        return form switch
        {
            HeadForm.TitleThenCompany => $"<div class=entry><div class=row><b>{t}</b><span>{d}</span></div><div><i>{c}{at}</i></div>{list}</div>",
            HeadForm.CompanyThenTitle => $"<div class=entry><div class=row><b>{c}{at}</b><span>{d}</span></div><div>{t}</div>{list}</div>",
            HeadForm.OneLine => $"<div class=entry><div class=strong>{t}{Text(joint)}{c}</div><div class=small>{d}{below}</div>{list}</div>",
            HeadForm.DatesLeft => $"<div class=\"entry dated\"><div class=date>{d}</div><div class=text><b>{t}</b><div>{c}{at}</div>{list}</div></div>",
            HeadForm.NarrowDatesLeft => $"<div class=\"entry dated narrow\"><div class=date>{d}</div><div class=text><b>{c}</b>{at}<div><i>{t}</i></div>{list}</div></div>",
            HeadForm.DatesAbove => $"<div class=entry><div class=small>{d}</div><div class=strong>{t}</div><div>{c}{at}</div>{list}</div>",
            HeadForm.AllInLine => $"<div class=entry><div><b>{c}</b> – {t} ({d})</div>{list}</div>",
            HeadForm.Stacked => $"<div class=entry><div class=strong>{t}</div><div>{c}{at}</div><div class=small>{d}</div>{list}</div>",
            HeadForm.Sentence => $"<div class=\"entry keyed\"><div class=date>{d}</div><div><b>{t}</b>, <i>{c}</i>{at}.</div>{list}</div>",
            HeadForm.DatesRight => $"<div class=\"entry sided\"><div><div class=strong>{c}</div><div>{t}</div>{list}</div><div class=small><div>{d}</div><div>{p}</div></div></div>",
            _ => $"<div class=entry><div class=row><b>{c}</b><span>{p}</span></div><div class=row><i>{t}</i><span>{d}</span></div>{list}</div>",
        };
    }

    private static string Tasks(IReadOnlyList<string> tasks) => tasks.Count == 0 ? "" : $"<ul>{string.Concat(tasks.Select(task => $"<li>{Text(task)}</li>"))}</ul>";

    private string Skills()
    {
        var skills = cv.Skills;
        var half = (skills.Count + 1) / 2;
        string Rating(int i) => cv.Wording["rating"][i % cv.Wording["rating"].Count];
        return style.Skills switch
        {
            SkillForm.Commas => $"<p>{Text(string.Join(", ", skills))}</p>",
            SkillForm.Pipes => $"<p>{Text(string.Join(" | ", skills))}</p>",
            SkillForm.Bullets => Lines([.. skills]),
            SkillForm.Bars => string.Concat(skills.Select((skill, i) => $"<div>{Text(skill)}<div class=bar><div style=\"width:{50 + (i * 13 % 50)}%\"></div></div></div>")),
            SkillForm.Dots => string.Concat(skills.Select((skill, i) => $"<div class=row><span>{Text(skill)}</span><span>{new string('●', 3 + (i % 3))}{new string('○', 2 - (i % 3))}</span></div>")),
            SkillForm.Chips => $"<div class=chips>{string.Concat(skills.Select(skill => $"<span>{Text(skill)}</span>"))}</div>",
            SkillForm.Groups => $"<div><b>{Text(cv.Wording["groups"][0])}:</b> {Text(string.Join(", ", skills.Take(half)))}</div><div><b>{Text(cv.Wording["groups"][1])}:</b> {Text(string.Join(", ", skills.Skip(half)))}</div>",
            SkillForm.Columns => $"<ul class=columns>{string.Concat(skills.Select(skill => $"<li>{Text(skill)}</li>"))}</ul>",
            SkillForm.Rated => Lines([.. skills.Select((skill, i) => $"{skill} ({Rating(i)})")]),
            _ => string.Concat(skills.Select(skill => $"<div>{Text(skill)}</div>")),
        };
    }

    private string Speeches() => style.Speeches switch
    {
        SpeechForm.Brackets => $"<p>{Text(string.Join(", ", cv.Speeches.Select(s => $"{s.Shown} ({s.Level})")))}</p>",
        SpeechForm.Commas => $"<p>{Text(string.Join(", ", cv.Speeches.Select(s => s.Shown)))}</p>",
        SpeechForm.Dashes => Lines([.. cv.Speeches.Select(s => $"{s.Shown} – {s.Level}")]),
        SpeechForm.Colons => string.Concat(cv.Speeches.Select(s => $"<div>{Text(s.Shown)}: {Text(s.Level)}</div>")),
        SpeechForm.Table => $"<table>{string.Concat(cv.Speeches.Select(s => $"<tr><td>{Text(s.Shown)}</td><td>{Text(s.Level)}</td></tr>"))}</table>",
        _ => string.Concat(cv.Speeches.Select(s => $"<div><b>{Text(s.Shown)}</b></div><div class=small>{Text(s.Level)}</div>")),
    };
}
