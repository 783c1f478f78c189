using System.Globalization;
using System.Text;

namespace Shortlist.Bench.Corpus;

/// <summary>Invents people. The CV at an index depends on the seed and that index alone, however many are made.</summary>
internal sealed class CvGenerator(int seed)
{
    // Prime, and no divisor of the number of names: stepping by it meets every pair of names before any comes again.
    private const int NameStep = 2477;

    /// <summary>Bullets a job has before a format takes some away to fit its pages.</summary>
    public const int MostBullets = 6;

    private static readonly DateOnly NewestStart = new(2025, 9, 1);

    public CvContent Generate(int index)
    {
        var random = new SeededRandom(seed, index);
        var (given, family) = NameAt(index);
        var occupation = random.Pick(Vocabulary.Occupations);
        var home = random.Pick(Vocabulary.Cities);
        var (jobs, firstStart) = Jobs(random, occupation, home);
        var skills = random.Pick(occupation.Skills, random.Between(15, 19));

        return new CvContent
        {
            Name = $"{given} {family}",
            Role = jobs[0].Title,
            Location = $"{home.Name}, {home.Country}",
            Phone = Fill(home.Phone, random),
            Email = $"{Fold(given)}.{Fold(family)}@{random.Pick(Vocabulary.MailDomains)}",
            Summary = Summary(random, occupation, NewestStart.Year - firstStart.Year, skills),
            Jobs = jobs,
            Studies = Studies(random, occupation, firstStart.Year),
            Skills = skills,
            Languages = ["English (native)", .. random.Pick(Vocabulary.Languages, random.Between(1, 2))
                .Select(language => $"{language} ({random.Pick(Vocabulary.Levels)})")],
            Layout = (PageLayout)random.Between(0, Enum.GetValues<PageLayout>().Length - 1),
        };
    }

    private (string Given, string Family) NameAt(int index)
    {
        var slot = (int)((seed * 7919L + (long)index * NameStep) % (Vocabulary.GivenNames.Length * Vocabulary.FamilyNames.Length));
        return (Vocabulary.GivenNames[slot % Vocabulary.GivenNames.Length], Vocabulary.FamilyNames[slot / Vocabulary.GivenNames.Length]);
    }

    private static (List<CvJob> Jobs, DateOnly FirstStart) Jobs(SeededRandom random, Occupation occupation, City home)
    {
        var count = random.Between(5, 7);
        var dateFormat = random.Pick(Vocabulary.DateFormats);
        var names = random.Pick(Vocabulary.Places, count);
        var tasks = new Queue<string>(random.Pick(occupation.Tasks, occupation.Tasks.Length));
        var jobs = new List<CvJob>(count);
        var start = NewestStart.AddMonths(-random.Between(6, 40));
        var end = "Present";

        for (var at = 0; at < count; at++)
        {
            if (at > 0)
            {
                var left = start.AddMonths(-random.Between(1, 3));
                (start, end) = (left.AddMonths(-random.Between(11, 38)), Month(left));
            }

            var seniority = occupation.Titles.Length - 1 - (at * occupation.Titles.Length / count);
            var place = random.Chance(60) ? home.Name : random.Pick(Vocabulary.Cities).Name;
            var bullets = new List<string>();
            while (bullets.Count < MostBullets)
            {
                var task = tasks.Dequeue();
                tasks.Enqueue(task);
                bullets.Add(Fill($"{task}{random.Pick(Vocabulary.Outcomes)}.", random));
            }

            jobs.Add(new CvJob(
                occupation.Titles[seniority],
                string.Format(CultureInfo.InvariantCulture, random.Pick(occupation.Employers), names[at]),
                place,
                $"{Month(start)} – {end}",
                bullets));
        }

        return (jobs, start);

        string Month(DateOnly date) => date.ToString(dateFormat, CultureInfo.InvariantCulture);
    }

    private static string Summary(SeededRandom random, Occupation occupation, int years, IReadOnlyList<string> skills) => string.Join(' ',
        $"{occupation.Titles[^1]} with {years} years of experience in {skills[0]}, {skills[1]} and {skills[2]}.",
        random.Pick(Vocabulary.Strengths),
        random.Pick(Vocabulary.Wishes));

    private static CvStudy[] Studies(SeededRandom random, Occupation occupation, int firstJobYear)
    {
        var places = random.Pick(Vocabulary.Places, 2);
        var finished = firstJobYear - random.Between(0, 1);
        var studied = finished - random.Between(2, 4);
        return
        [
            new CvStudy(
                random.Pick(occupation.Degrees), $"{places[0]} {random.Pick(Vocabulary.Institutions)}", $"{studied} – {finished}"),
            new CvStudy("Secondary School Certificate", $"{places[1]} High School", $"{studied - 6} – {studied}"),
        ];
    }

    /// <summary>Puts a digit for every <c>#</c> and a number for every <c>%n</c> and <c>%s</c>.</summary>
    private static string Fill(string pattern, SeededRandom random)
    {
        var filled = new StringBuilder(pattern.Length);
        for (var at = 0; at < pattern.Length; at++)
        {
            switch (pattern[at..])
            {
                case ['#', ..]:
                    filled.Append(random.Between(0, 9));
                    break;
                case ['%', 'n', ..]:
                    filled.Append(random.Between(12, 96));
                    at++;
                    break;
                case ['%', 's', ..]:
                    filled.Append(random.Between(3, 11));
                    at++;
                    break;
                default:
                    filled.Append(pattern[at]);
                    break;
            }
        }

        return filled.ToString();
    }

    private static string Fold(string name) => string.Concat(name
        .ToLowerInvariant()
        .Replace("ß", "ss", StringComparison.Ordinal)
        .Replace("æ", "ae", StringComparison.Ordinal)
        .Replace("ø", "o", StringComparison.Ordinal)
        .Normalize(NormalizationForm.FormD)
        .Where(char.IsAsciiLetter));
}
