using Shortlist.CvCorpus.Content;

namespace Shortlist.CvCorpus.Formats;

/// <summary>What a block is.</summary>
internal enum BlockKind
{
    Name,
    Contact,
    Heading,
    Head,
    Text,
    Bullet,
}

/// <summary>A block of a CV without pages; <paramref name="Aside"/> stands at the right edge or in the next cell.</summary>
internal sealed record Block(BlockKind Kind, string Text, string Aside = "");

/// <summary>A CV as blocks, worded in one of several ways.</summary>
internal static class Blocks
{
    public static List<Block> Of(CvContent cv, Chance chance)
    {
        var blocks = new List<Block> { new(BlockKind.Name, cv.ShownName) };
        if (chance.Percent(60))
            blocks.Add(new(BlockKind.Contact, cv.Headline));
        AddContact(cv, chance, blocks);
        var (joint, form) = (Wording.Joint(chance.Pick(cv.Wording["employerjoin"])), chance.Between(0, 5));
        foreach (var part in cv.Order)
            AddPart(cv, part, form, joint, chance, blocks);
        return blocks;
    }

    private static void AddContact(CvContent cv, Chance chance, List<Block> blocks)
    {
        string[] values = [cv.Location, cv.Phone, cv.Email, .. cv.Profile is { } profile ? [profile] : Array.Empty<string>()];
        switch (chance.Between(0, 2))
        {
            case 0:
                blocks.Add(new(BlockKind.Contact, string.Join(" | ", values)));
                break;
            case 1:
                string[] labels = [chance.Pick(cv.Wording["label.location"]), chance.Pick(cv.Wording["label.phone"]), chance.Pick(cv.Wording["label.email"]), "LinkedIn"];
                blocks.AddRange(values.Select((value, i) => new Block(BlockKind.Contact, $"{labels[i]}: {value}")));
                break;
            default:
                blocks.AddRange(values.Select(value => new Block(BlockKind.Contact, value)));
                break;
        }

        blocks.AddRange(cv.Personal.Select(line => new Block(BlockKind.Contact, line)));
    }

    private static void AddPart(CvContent cv, CvPart part, int form, string joint, Chance chance, List<Block> blocks)
    {
        if (part == CvPart.Others)
        {
            foreach (var (heading, lines) in cv.Others)
            {
                blocks.Add(new(BlockKind.Heading, heading));
                blocks.AddRange(lines.Select(line => new Block(lines.Count > 1 ? BlockKind.Bullet : BlockKind.Text, line)));
            }

            return;
        }

        if (part == CvPart.Summary && cv.Summary is null)
            return;
        blocks.Add(new(BlockKind.Heading, cv.Headings[part]));
        switch (part)
        {
            case CvPart.Summary:
                blocks.Add(new(BlockKind.Text, cv.Summary!));
                break;
            case CvPart.Work:
                foreach (var job in cv.Jobs)
                {
                    AddEntry(form, job.Title, job.Company, job.Place, job.Shown.Whole, joint, blocks);
                    blocks.AddRange(job.Tasks.Select(task => new Block(BlockKind.Bullet, task)));
                }

                break;
            case CvPart.Education:
                foreach (var study in cv.Studies)
                    AddEntry(form, study.DegreeAndField, study.Institution, null, study.Shown.Whole, ", ", blocks);
                break;
            case CvPart.Skills:
                AddSkills(cv, chance, blocks);
                break;
            default:
                var isList = chance.Percent(50);
                if (isList)
                    blocks.AddRange(cv.Speeches.Select(s => new Block(BlockKind.Bullet, $"{s.Shown}: {s.Level}")));
                else
                    blocks.Add(new(BlockKind.Text, string.Join(", ", cv.Speeches.Select(s => $"{s.Shown} ({s.Level})"))));
                break;
        }
    }

    private static void AddEntry(int form, string title, string company, string? place, string dates, string joint, List<Block> blocks)
    {
        var at = place is null ? "" : $", {place}";
        switch (form)
        {
            case 0:
                blocks.Add(new(BlockKind.Head, $"{title}{joint}{company}", dates));
                break;
            case 1:
                blocks.Add(new(BlockKind.Head, title));
                blocks.Add(new(BlockKind.Text, $"{company}{at}"));
                blocks.Add(new(BlockKind.Text, dates));
                break;
            case 2:
                blocks.Add(new(BlockKind.Head, $"{company}{at}", dates));
                blocks.Add(new(BlockKind.Text, title));
                break;
            case 3:
                blocks.Add(new(BlockKind.Text, dates));
                blocks.Add(new(BlockKind.Head, title));
                blocks.Add(new(BlockKind.Text, $"{company}{at}"));
                break;
            case 4:
                blocks.Add(new(BlockKind.Head, $"{company} — {title} ({dates})"));
                break;
            default:
                blocks.Add(new(BlockKind.Head, title, dates));
                blocks.Add(new(BlockKind.Text, $"{company}{at}"));
                break;
        }
    }

    private static void AddSkills(CvContent cv, Chance chance, List<Block> blocks)
    {
        switch (chance.Between(0, 3))
        {
            case 0:
                blocks.Add(new(BlockKind.Text, string.Join(", ", cv.Skills)));
                break;
            case 1:
                blocks.AddRange(cv.Skills.Select(skill => new Block(BlockKind.Bullet, skill)));
                break;
            case 2:
                blocks.Add(new(BlockKind.Text, string.Join(" | ", cv.Skills)));
                break;
            default:
                var half = (cv.Skills.Count + 1) / 2;
                blocks.Add(new(BlockKind.Text, $"{cv.Wording["groups"][0]}: {string.Join(", ", cv.Skills.Take(half))}"));
                blocks.Add(new(BlockKind.Text, $"{cv.Wording["groups"][1]}: {string.Join(", ", cv.Skills.Skip(half))}"));
                break;
        }
    }
}
