using System.Globalization;
using System.Text.RegularExpressions;
using Shortlist.Assessing.Cvs;
using Shortlist.Assessing.Lexicon;
using Shortlist.Assessing.Requirements;
using Shortlist.Assessing.Rubric;

namespace Shortlist.Assessing.Judging;

/// <summary>Having led people: by what dated work tells of it, or by a title that says so.</summary>
internal static partial class LeadershipRule
{
    private const int FarthestPeople = 8;

    public static Finding Judge(LeadershipNeed need, CvView view)
    {
        var (evidence, people) = (new List<Evidence>(), 0);
        for (var i = 0; i < view.Cv.Passages.Count; i++)
        {
            var passage = view.Cv.Passages[i];
            if (!view.Shows(i) || passage.Entry < 0 || !Tells(passage))
                continue;
            var led = Size(passage.Neutral);
            if (led > people)
                evidence.Insert(0, view.Whole(i));
            else
                evidence.Add(view.Whole(i));
            people = Math.Max(people, led);
        }

        bool Leads(WorkFact entry) => LeadingTitle().IsMatch(entry.Title) || evidence.Exists(one => entry.Passages.Contains(one.Passage));
        var titles = view.Cv.Work.Where(entry => entry.Months is not null && LeadingTitle().IsMatch(entry.Title)).Select(view.HeadOf).OfType<Evidence>().ToList();
        evidence.AddRange(titles);
        if (evidence.Count == 0)
        {
            var named = view.MentionsOf("team-leadership");
            return named.Count > 0
                ? Finding.Partly(Credits.Claimed, "Leadership is named, but no dated work shows it", named, "Which team was led, how large, and for how long?")
                : Finding.Missing("The CV tells of no team that was led");
        }

        var months = view.Months(Leads);
        if (need.Months > 0 && months < need.Months - Credits.MonthsOfGrace)
            return Finding.Partly(Math.Max(Credits.Claimed, (double)months / need.Months), $"{Spans.Of(months)} of work with responsibility for people, {Spans.Of(need.Months)} are asked for", evidence, "How long did the responsibility for people last?");
        if (need.People > 0 && people < need.People)
        {
            return people == 0
                ? Finding.Partly(0.75, "The CV tells of people that were led, not how many", evidence, $"How many people were led? {need.People} are asked for.")
                : Finding.Partly(Math.Max(Credits.Claimed, (double)people / need.People), $"A team of {people} was led, {need.People} are asked for", evidence, "What would change with the larger team?");
        }

        return Finding.Met(people > 0 ? $"The CV tells of {people} people that were led" : "The CV tells of people that were led", evidence);
    }

    /// <summary>"Led … team": a word for leading with a word for people behind it.</summary>
    private static bool Tells(Passage passage) => Signals.First(Signal.Leadership, passage.Neutral, passage.Tokens) is not null
        || (Signals.First(Signal.Leading, passage.Neutral, passage.Tokens) is { } led && Signals.All(Signal.People, passage.Neutral).Exists(people => people.Start > led.Start && people.FirstToken - led.FirstToken <= FarthestPeople));

    private static int Size(string neutral)
    {
        var largest = 0;
        foreach (Match match in RequirementReader.PeopleCount().Matches(neutral))
            largest = Math.Max(largest, int.Parse(match.Groups["n"].Value, CultureInfo.InvariantCulture));
        foreach (Match match in TeamOf().Matches(neutral))
            largest = Math.Max(largest, int.Parse(match.Groups["n"].Value, CultureInfo.InvariantCulture));
        return largest;
    }

    [GeneratedRegex(@"\b(team|crew|staff|group|department|equipe|equipo|squadra|equipa|zespolem|zespolu) (of|de|von|mit|di|van|com) (?<n>\d{1,4})\b", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant)]
    private static partial Regex TeamOf();

    [GeneratedRegex(@"\b(head of|director|team lead|team leader|teamleader|lead|leader|supervisor|foreman|shift leader|chief|manager of|team manager|department manager|store manager|restaurant manager|plant manager|production manager|warehouse manager|sales manager|head chef|head nurse|charge nurse|ward manager|\w*leiter|\w*leitung|polier|vorarbeiter|chef d'equipe|chef de chantier|jefe|encargado|capo\w*|kierownik|brygadzista|encarregado|teamleider|leidinggevende)\b", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant)]
    private static partial Regex LeadingTitle();
}
