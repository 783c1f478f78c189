using System.Globalization;
using System.Text;

namespace Shortlist.Bench.Applications;

/// <summary>Two pages of text about invented people, the same ones in every run, and what they are judged by.</summary>
internal static class Resumes
{
    private static readonly string[] Surnames = ["Abernethy", "Blackwood", "Carmichael", "Dunmore", "Eastwick", "Fairbairn", "Greenhalgh"];
    private static readonly string[] Titles = ["Backend Engineer", "Software Engineer", "Platform Engineer", "Data Engineer", "Site Reliability Engineer"];
    private static readonly string[] Skills =
        ["C#", ".NET", "ASP.NET Core", "PostgreSQL", "SQL Server", "Docker", "Kubernetes", "RabbitMQ", "Python", "Go", "Terraform", "Azure", "Redis", "gRPC"];

    /// <summary>Twelve criteria.</summary>
    public static IReadOnlyList<(string Text, string Importance)> Criteria { get; } =
    [
        ("At least 4 years of experience as a software engineer", "MUST_HAVE"),
        ("Solid experience with C#", "MUST_HAVE"),
        ("Proven knowledge of .NET", "MUST_HAVE"),
        ("ASP.NET Core", "MUST_HAVE"),
        ("A degree in Computer Science or comparable experience", "MUST_HAVE"),
        ("Fluent English", "MUST_HAVE"),
        ("PostgreSQL or SQL Server", "NICE_TO_HAVE"),
        ("Docker", "NICE_TO_HAVE"),
        ("Kubernetes", "NICE_TO_HAVE"),
        ("RabbitMQ", "NICE_TO_HAVE"),
        ("Experience in leading a team", "NICE_TO_HAVE"),
        ("Willingness to travel", "NICE_TO_HAVE"),
    ];

    /// <summary>The CV of the person with this number, about 5 KB.</summary>
    public static string Of(int number)
    {
        var text = new StringBuilder();
        text.AppendLine(CultureInfo.InvariantCulture, $"Morgan {Pick(Surnames, number)}")
            .AppendLine(Pick(Titles, number))
            .AppendLine(CultureInfo.InvariantCulture, $"Bristol, United Kingdom | +44 7700 900{number % 1000:D3} | person.{number}@example.com")
            .AppendLine()
            .AppendLine("PROFILE")
            .AppendLine("Engineer who likes to own a service from the first sketch to production, and who writes down what was decided and why.")
            .AppendLine()
            .AppendLine("EXPERIENCE");
        for (var job = 0; job < 5; job++)
            AppendJob(text, number, job);
        return text
            .AppendLine("EDUCATION")
            .AppendLine("B.Sc. Computer Science, University of Bristol")
            .AppendLine("2006 - 2009")
            .AppendLine()
            .AppendLine("SKILLS")
            .AppendLine(string.Join(", ", Enumerable.Range(0, 8).Select(offset => Pick(Skills, number + (3 * offset)))))
            .AppendLine()
            .AppendLine("LANGUAGES")
            .AppendLine("English (native), German (B2)")
            .ToString();
    }

    private static void AppendJob(StringBuilder text, int number, int job)
    {
        var until = 2025 - (3 * job);
        text.AppendLine(CultureInfo.InvariantCulture, $"{Pick(Titles, number + job)}, Example Works {job + 1}, Bristol")
            .AppendLine(CultureInfo.InvariantCulture, $"March {until - 3} - February {until}");
        for (var line = 0; line < 6; line++)
        {
            var (first, second) = (Pick(Skills, number + job + line), Pick(Skills, number + (5 * job) + (2 * line) + 1));
            text.AppendLine(
                CultureInfo.InvariantCulture,
                $"- Built and ran the part of the platform that settles orders, with {first} and {second}, for {10 + number + line} teams in three countries");
        }

        text.AppendLine();
    }

    private static string Pick(string[] from, int number) => from[number % from.Length];
}
