namespace Shortlist.CvCorpus.Scoring;

/// <summary>
/// Precision, recall and F1 of each field over many CVs. Names, addresses and languages have to be equal once folded, a
/// location to hold the city, a summary to share most words; entries are paired by their likeness, and a field of a pair
/// counts when it is alike in 85 of 100 characters, a date when it is the same as far as both tell it.
/// </summary>
internal sealed class Scorer
{
    private const double Alike = 0.85;
    private const double Paired = 0.7;
    private const double SameYear = 0.3;

    private readonly SortedDictionary<string, Tally> _tallies = new(StringComparer.Ordinal);
    private (int Near, int All) _years;

    private sealed class Tally
    {
        public int Correct { get; set; }

        public int Predicted { get; set; }

        public int True { get; set; }

        public double F1 => Correct == 0 ? 0 : 2.0 * Correct / (Predicted + True);
    }

    /// <summary>F1 of each field, and the share of CVs whose years of experience are right within one year.</summary>
    public IReadOnlyDictionary<string, double> Scores =>
        _tallies.Select(pair => (pair.Key, pair.Value.F1)).Append(("years", _years.All == 0 ? 1 : (double)_years.Near / _years.All)).ToDictionary(StringComparer.Ordinal);

    public void Add(Truth truth, Prediction found)
    {
        Single("name", found.Name, IsSame(truth.Name, found.Name));
        Single("email", found.Email, IsSame(truth.Email, found.Email));
        Single("phone", found.Phone, Likeness.IsSamePhone(truth.Phone, found.Phone));
        Single("location", found.Location, Likeness.Fold(found.Location).Contains(Likeness.Fold(truth.City), StringComparison.Ordinal));
        if (truth.Summary is not null)
            Single("summary", found.Summary, Likeness.OfWords(truth.Summary, found.Summary) >= 0.8);
        Set("skills", truth.Skills, found.Skills, Likeness.SkillKey);
        Set("languages", truth.Languages, found.Languages, Likeness.Fold);
        AddWork(truth.Work, found.Work);
        AddEducation(truth.Education, found.Education);
        _years.All++;
        if (Math.Abs((found.YearsOfExperience ?? 99) - (truth.TotalMonths / 12.0)) <= 1)
            _years.Near++;
    }

    private void AddWork(IReadOnlyList<TruthJob> truth, IReadOnlyList<TruthJob> found)
    {
        var pairs = Pairs(truth, found, (a, b) => Likeness.Of(a.Company, b.Company) + Likeness.Of(a.Position, b.Position) + IfSameYear(a.Start ?? a.End, b.Start ?? b.End));
        Count("work.entries", pairs.Count, found.Count, truth.Count);
        Count("work.company", pairs.Count(pair => Likeness.Of(pair.True.Company, pair.Found.Company) >= Alike), found.Count(job => job.Company is { Length: > 0 }), truth.Count);
        Count("work.title", pairs.Count(pair => Likeness.Of(pair.True.Position, pair.Found.Position) >= Alike), found.Count(job => job.Position is { Length: > 0 }), truth.Count);
        Count("work.start", pairs.Count(pair => IsSameDate(pair.True.Start, pair.Found.Start)), found.Count(job => job.Start is not null), truth.Count);
        var open = pairs.Count(pair => pair.True.End is null && pair.Found.End is null);
        Count("work.end", pairs.Count(pair => IsSameDate(pair.True.End, pair.Found.End)), found.Count(job => job.End is not null) + open, truth.Count);
    }

    private void AddEducation(IReadOnlyList<TruthStudy> truth, IReadOnlyList<TruthStudy> found)
    {
        var pairs = Pairs(truth, found, (a, b) => Likeness.Of(a.Institution, b.Institution) + Likeness.Of(a.Degree, b.Degree) + IfSameYear(a.Start ?? a.End, b.Start ?? b.End));
        Count("education.entries", pairs.Count, found.Count, truth.Count);
        Count("education.institution", pairs.Count(pair => Likeness.Of(pair.True.Institution, pair.Found.Institution) >= Alike), found.Count(study => study.Institution is { Length: > 0 }), truth.Count);
        Count("education.degree", pairs.Count(pair => Likeness.Of(pair.True.Degree, pair.Found.Degree) >= Alike), found.Count(study => study.Degree is { Length: > 0 }), truth.Count);
    }

    private static List<(T True, T Found)> Pairs<T>(IReadOnlyList<T> truth, IReadOnlyList<T> found, Func<T, T, double> likeness)
        where T : class
    {
        var ranked = truth.SelectMany(a => found.Select(b => (True: a, Found: b, Likeness: likeness(a, b)))).Where(pair => pair.Likeness >= Paired).OrderByDescending(pair => pair.Likeness);
        var (usedTruth, usedFound) = (new HashSet<T>(ReferenceEqualityComparer.Instance), new HashSet<T>(ReferenceEqualityComparer.Instance));
        var pairs = new List<(T, T)>();
        foreach (var (a, b, _) in ranked)
        {
            if (usedTruth.Contains(a) || usedFound.Contains(b))
                continue;
            usedTruth.Add(a);
            usedFound.Add(b);
            pairs.Add((a, b));
        }

        return pairs;
    }

    private static double IfSameYear(string? a, string? b) => a is not null && b is not null && string.Equals(a[..4], b[..4], StringComparison.Ordinal) ? SameYear : 0;

    private static bool IsSameDate(string? truth, string? found)
    {
        if (truth is null || found is null)
            return truth is null && found is null;
        var length = Math.Min(truth.Length, found.Length);
        return string.Equals(truth[..length], found[..length], StringComparison.Ordinal);
    }

    private static bool IsSame(string truth, string? found) => string.Equals(Likeness.Fold(truth), Likeness.Fold(found), StringComparison.Ordinal);

    private void Single(string field, string? found, bool isCorrect) => Count(field, isCorrect ? 1 : 0, found is { Length: > 0 } ? 1 : 0, 1);

    private void Set(string field, IEnumerable<string> truth, IEnumerable<string> found, Func<string, string> keyOf)
    {
        var (expected, predicted) = (truth.Select(keyOf).ToHashSet(StringComparer.Ordinal), found.Select(keyOf).Where(key => key.Length > 0).ToHashSet(StringComparer.Ordinal));
        Count(field, expected.Count(predicted.Contains), predicted.Count, expected.Count);
    }

    private void Count(string field, int correct, int predicted, int truth)
    {
        if (!_tallies.TryGetValue(field, out var tally))
            _tallies.Add(field, tally = new Tally());
        tally.Correct += correct;
        tally.Predicted += predicted;
        tally.True += truth;
    }
}
