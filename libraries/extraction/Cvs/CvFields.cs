using System.Globalization;
using System.Text.Json.Nodes;
using Shortlist.CvParsing;
using Shortlist.Extraction.Schema;

namespace Shortlist.Extraction.Cvs;

/// <summary>Fills schemas that ask for what a CV tells, from what the CV parser read.</summary>
internal static class CvFields
{
    /// <summary>Fields of a CV that a schema must ask for, and how many of those that only CVs have.</summary>
    private const int FewestFields = 3;
    private const double Sure = 0.85;

    private static readonly string[] NameWords = ["name", "fullname", "candidate", "applicant"];
    private static readonly string[] SkillWords = ["skills", "technology"];
    private static readonly string[] WorkWords = ["experience", "employment", "work", "job", "career"];
    private static readonly string[] EducationWords = ["education", "degree", "academic", "studies"];
    private static readonly string[] LanguageWords = ["language"];
    private static readonly string[] SummaryWords = ["summary", "profile", "objective", "about"];
    private static readonly string[] LocationWords = ["location", "city", "residence"];

    /// <summary>Whether a schema is one of a CV.</summary>
    public static bool Fits(SchemaNode schema)
    {
        var properties = schema.Properties;
        bool Asks(string[] words) => properties.Any(property => Is(property, words));
        var own = new[] { SkillWords, WorkWords, EducationWords, LanguageWords }.Count(Asks);
        var others = new[] { NameWords, SummaryWords, LocationWords, ["email"], ["phone"] }.Count(Asks);
        return own > 0 && own + others >= FewestFields;
    }

    /// <summary>The fields that the CV fills.</summary>
    public static Dictionary<string, Filled> Fill(SchemaNode schema, ParsedCv cv)
    {
        var fields = new Dictionary<string, Filled>(StringComparer.Ordinal);
        foreach (var property in schema.Properties)
        {
            if (FieldOf(property, cv) is { HasValue: true } filled && filled.ToData() is { } data && property.Allows(data))
                fields[property.Name] = filled;
        }

        return fields;
    }

    private static Filled? FieldOf(SchemaNode node, ParsedCv cv) => node switch
    {
        { Type: "array" } => ListOf(node, cv),
        { Type: "object" } => ContactOf(node, cv),
        _ when Is(node, ["email"]) => Text(First(cv.Emails)),
        _ when Is(node, ["phone"]) => Text(First(PhonesOf(cv))),
        _ when Is(node, ["year"]) && Is(node, WorkWords) => Years(node, cv),
        _ when Is(node, ["linkedin"]) || Is(node, ["github"]) => Text(cv.Links.FirstOrDefault(link =>
            link.Value.Contains(node.Words.Contains("github", StringComparer.Ordinal) ? "github" : "linkedin", StringComparison.OrdinalIgnoreCase))),
        _ when Is(node, ["website"]) => Text(First(cv.Links)),
        _ when Is(node, ["first"]) => NamePart(cv, first: true),
        _ when Is(node, ["last"]) || Is(node, ["surname"]) || Is(node, ["family"]) => NamePart(cv, first: false),
        _ when Is(node, SummaryWords) => Text(cv.Summary),
        _ when Is(node, LocationWords) || Is(node, ["address"]) => Text(cv.Location),
        _ when Is(node, ["company"]) => Latest(cv, entry => entry.Company),
        _ when Is(node, ["title"]) => Latest(cv, entry => entry.Title),
        _ when Is(node, NameWords) => Text(cv.Name),
        _ when Is(node, SkillWords) && cv.Skills.Count > 0 => new Filled
        {
            Value = JsonValue.Create(string.Join(", ", cv.Skills.Select(skill => skill.Value.Name))),
            Confidence = cv.Skills.Min(skill => skill.Confidence),
            Citation = Place(cv.Skills[0].Evidence),
        },
        _ => null,
    };

    private static Filled? ContactOf(SchemaNode node, ParsedCv cv) =>
        Is(node, ["contact"]) || Is(node, ["personal"]) || Is(node, NameWords) ? new Filled { Fields = Fill(node, cv) } : null;

    private static Found<string>? First(IReadOnlyList<Found<string>> found) => found is [var first, ..] ? first : null;

    private static List<Found<string>> PhonesOf(ParsedCv cv) =>
        [.. cv.Phones.Select(phone => new Found<string>(phone.Value.Raw, phone.Confidence, phone.Evidence))];

    private static Filled? ListOf(SchemaNode node, ParsedCv cv)
    {
        if (node.Items is not { } item)
            return null;
        if (Is(node, ["email"]))
            return Items(cv.Emails, Text);
        if (Is(node, ["phone"]))
            return Items(PhonesOf(cv), Text);
        if (Is(node, SkillWords))
            return Items(cv.Skills, skill => Entry(item, skill.Confidence, skill.Evidence, property => Is(property, ["name"]) || Is(property, SkillWords) ? skill.Value.Name : null, skill.Value.Name));
        if (Is(node, LanguageWords))
        {
            return Items(cv.Languages, found => Entry(
                item, found.Confidence, found.Evidence, property => Is(property, ["level"]) || Is(property, ["proficiency"]) || Is(property, ["fluency"]) ? found.Value.Level : found.Value.Name, found.Value.Name));
        }

        if (Is(node, EducationWords))
            return Items(cv.Education, found => Entry(item, found.Confidence, found.Evidence, property => EducationPart(property, found.Value), found.Value.Institution));
        if (Is(node, WorkWords))
            return Items(cv.Work, found => Entry(item, found.Confidence, found.Evidence, property => WorkPart(property, found.Value), found.Value.Title));
        return Is(node, ["website"]) || Is(node, ["profile"]) ? Items(cv.Links, Text) : null;
    }

    private static object? WorkPart(SchemaNode property, WorkEntry entry) => property.Words switch
    {
        _ when Is(property, ["current"]) || Is(property, ["ongoing"]) => entry.IsCurrent,
        _ when Is(property, ["start"]) => entry.Start?.ToString(),
        _ when Is(property, ["end"]) => entry.End?.ToString() ?? (entry.IsCurrent && !property.IsNullable && property.Format is null ? "present" : null),
        _ when Is(property, ["company"]) => entry.Company,
        _ when Is(property, ["title"]) => entry.Title,
        _ when Is(property, LocationWords) => entry.Location,
        _ when Is(property, ["description"]) || Is(property, ["highlight"]) || Is(property, ["responsibilitie"]) || Is(property, ["achievement"]) || Is(property, SummaryWords) =>
            property.Type is "array" ? entry.Highlights : entry.Highlights.Count == 0 ? null : string.Join('\n', entry.Highlights),
        _ => null,
    };

    private static object? EducationPart(SchemaNode property, EducationEntry entry) => property.Words switch
    {
        _ when Is(property, ["start"]) => entry.Start?.ToString(),
        _ when Is(property, ["end"]) || Is(property, ["graduation"]) || Is(property, ["date"]) => property.Type is "integer" or "number" ? entry.End?.Year : entry.End?.ToString(),
        _ when Is(property, ["year"]) => property.Type is "string" ? entry.End?.Year.ToString(CultureInfo.InvariantCulture) : entry.End?.Year,
        _ when Is(property, ["institution"]) || Is(property, ["school"]) || Is(property, ["university"]) || Is(property, ["college"]) || Is(property, ["name"]) => entry.Institution,
        _ when Is(property, ["field"]) || Is(property, ["major"]) || Is(property, ["subject"]) => entry.Field,
        _ when Is(property, ["degree"]) || Is(property, ["qualification"]) || Is(property, ["title"]) => entry.Degree,
        _ => null,
    };

    private static Filled? Items<T>(IReadOnlyList<Found<T>> found, Func<Found<T>, Filled?> make) =>
        found.Count == 0 ? null : new Filled { Items = [.. found.Select(make).OfType<Filled>()] };

    /// <summary>An entry: an object whose fields it fills, or its main part where the list holds texts.</summary>
    private static Filled? Entry(SchemaNode item, double confidence, Evidence evidence, Func<SchemaNode, object?> part, string? main)
    {
        if (item.Type is not "object")
            return main is null ? null : new Filled { Value = JsonValue.Create(main), Confidence = confidence, Citation = Place(evidence) };
        var fields = new Dictionary<string, Filled>(StringComparer.Ordinal);
        foreach (var property in item.Properties)
        {
            var filled = part(property) switch
            {
                IReadOnlyList<string> texts => new Filled
                {
                    Items = [.. texts.Select(text => new Filled { Value = JsonValue.Create(text), Confidence = confidence, Citation = Place(evidence) })],
                },
                string text => new Filled { Value = JsonValue.Create(text), Confidence = confidence, Citation = Place(evidence) },
                int number => new Filled { Value = JsonValue.Create(number), Confidence = confidence, Citation = Place(evidence) },
                bool flag => new Filled { Value = JsonValue.Create(flag), Confidence = confidence, Citation = Place(evidence) },
                _ => null,
            };
            if (filled?.ToData() is { } data && property.Allows(data))
                fields[property.Name] = filled;
            else if (property.IsNullable)
                fields[property.Name] = Filled.Nothing;
        }

        var entry = new Filled { Fields = fields };
        return entry.HasValue && entry.ToData() is { } whole && item.Allows(whole) ? entry : null;
    }

    private static Filled? Text(Found<string>? found) =>
        found is null ? null : new Filled { Value = JsonValue.Create(found.Value), Confidence = found.Confidence, Citation = Place(found.Evidence) };

    private static Filled? Latest(ParsedCv cv, Func<WorkEntry, string?> part) =>
        cv.Work is [var found, ..] && part(found.Value) is { } text
            ? new Filled { Value = JsonValue.Create(text), Confidence = found.Confidence, Citation = Place(found.Evidence) }
            : null;

    private static Filled? NamePart(ParsedCv cv, bool first)
    {
        if (cv.Name is not { } name)
            return null;
        var space = name.Value.LastIndexOf(' ');
        if (space < 1)
            return null;
        var part = first ? name.Value[..name.Value.IndexOf(' ', StringComparison.Ordinal)] : name.Value[(space + 1)..];
        return new Filled { Value = JsonValue.Create(part), Confidence = name.Confidence, Citation = Place(name.Evidence) };
    }

    private static Filled? Years(SchemaNode node, ParsedCv cv) => cv.YearsOfExperience is { } years
        ? new Filled
        {
            Value = node.Type switch
            {
                "integer" => JsonValue.Create((long)Math.Floor(years)),
                "number" => JsonValue.Create(years),
                _ => JsonValue.Create(years.ToString(CultureInfo.InvariantCulture)),
            },
            Confidence = Sure,
            Citation = cv.Work.Count > 0 ? Place(cv.Work[0].Evidence) : null,
        }
        : null;

    private static Citation Place(Evidence evidence) => new(evidence.Page, evidence.Quote);

    private static bool Is(SchemaNode node, IReadOnlyList<string> words) => node.Words.Any(word => words.Contains(word, StringComparer.Ordinal));
}
