namespace Shortlist.CvParsing.Tests;

/// <summary>Everyday words that are names of skills too: never without a sign that the skill is meant, always with one.</summary>
public sealed class AmbiguousSkillTests
{
    private static readonly string[] Unmistakable = ["Docker", "Kubernetes", "PostgreSQL", "Kafka", "Go-to-Market Strategy"];

    [Theory]
    [InlineData("Led the go to market plan and went live with Kafka")]
    [InlineData("Go live support for Docker and PostgreSQL")]
    [InlineData("Go beyond what clients of Kubernetes expect")]
    [InlineData("Ready to excel at Kubernetes and Docker")]
    [InlineData("Excel in Docker and Kubernetes every day")]
    [InlineData("Gave customers access to the PostgreSQL database")]
    [InlineData("Access to Docker images for all teams")]
    [InlineData("Painted a rust-proof hull with Docker workers")]
    [InlineData("Word of mouth brought new Docker users")]
    [InlineData("Worked as Sous Chef with Docker enthusiasts")]
    [InlineData("Taught in the Spring semester, with Docker")]
    [InlineData("Took Swift action when PostgreSQL failed")]
    [InlineData("Spent Less time on PostgreSQL")]
    [InlineData("Sold soap and made sure to rest, with PostgreSQL")]
    [InlineData("Drove with a Class C licence and Docker")]
    [InlineData("An express train of ideas about PostgreSQL")]
    [InlineData("Held R&R talks on PostgreSQL")]
    [InlineData("Ran a puppet show in Docker's office")]
    public void Parse_EverydayWordBesideASkill_IsNotTheSkill(string line) =>
        Found(line).Except(Unmistakable, StringComparer.Ordinal).ShouldBeEmpty();

    [Theory]
    [InlineData("Wrote services in Go with Kubernetes and PostgreSQL", "Go")]
    [InlineData("Go, Kafka and Docker for the backend", "Go")]
    [InlineData("Ten years of programming in Go", "Go")]
    [InlineData("Analysed trials with R scripts", "R")]
    [InlineData("Statistical programming in R", "R")]
    [InlineData("Wrote firmware in C with FreeRTOS and CMake", "C")]
    [InlineData("Built reports with Excel macros", "Microsoft Excel")]
    [InlineData("Sicher im Umgang mit Excel", "Microsoft Excel")]
    [InlineData("Advanced knowledge of Excel", "Microsoft Excel")]
    [InlineData("Designed Access databases for the stock", "Microsoft Access")]
    [InlineData("Built the iOS client in Swift and SwiftUI", "Swift")]
    [InlineData("Ported the parser to Rust using WebAssembly", "Rust")]
    [InlineData("Streamed events with Spark jobs", "Spark")]
    [InlineData("Managed servers with Chef cookbooks", "Chef")]
    [InlineData("Rolled out Puppet modules", "Puppet")]
    [InlineData("Backend in Ruby and PostgreSQL", "Ruby")]
    [InlineData("Models in Julia and Python", "Julia")]
    [InlineData("Clinical reports with SAS macros", "SAS")]
    [InlineData("Golang for ten years", "Go")]
    [InlineData("Wrote MS Word templates", "Microsoft Word")]
    [InlineData("Games in Unity3D", "Unity")]
    public void Parse_AmbiguousWordInContext_IsTheSkill(string line, string skill) => Found(line).ShouldContain(skill, StringComparer.Ordinal);

    [Theory]
    [InlineData("Go, R, C, Excel, Access, Word, Swift, Rust, Spark, Chef, Puppet, Ruby")]
    public void Parse_SkillsSection_TakesThemAsTheyAre(string line) =>
        Cv.Parse("Skills", line).Skills.Select(skill => skill.Value.SkillId).ShouldBe(
            ["go", "r", "c", "excel", "microsoft-access", "microsoft-word", "swift", "rust", "spark", "chef", "puppet", "ruby"]);

    private static List<string> Found(string line) =>
        [.. Cv.Parse("Experience", "Clerk", "Acme Ltd", "2019 - 2021", "- " + line).Skills.Select(skill => skill.Value.Name)];
}
