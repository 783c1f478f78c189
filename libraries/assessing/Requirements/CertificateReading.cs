using System.Text.RegularExpressions;
using Shortlist.Assessing.Lexicon;
using Shortlist.CvParsing.Skills;
using Shortlist.CvParsing.Text;

namespace Shortlist.Assessing.Requirements;

/// <summary>Reads criteria on certificates and licences.</summary>
internal static partial class CertificateReading
{
    public static bool Asks(Clause clause) =>
        clause.Has(Signal.Certificate) || Certificates.FindAll(clause.Text, clause.Folded).Count > 0;

    public static CertificateNeed Read(Clause clause, SkillTaxonomy taxonomy)
    {
        var names = Certificates.FindAll(clause.Text, clause.Folded);
        var piece = new Piece(0, clause.Tokens.Count);
        var ids = clause.Skills.Select(skill => skill.Value.Skill!.Id).Distinct(StringComparer.Ordinal).ToList();
        var words = names.Count > 0
            ? Tokens.Split(clause.Neutral.AsSpan(names[0].Start, names[0].End - names[0].Start)).ConvertAll(token => clause.Neutral.Substring(names[0].Start + token.Start, token.Length))
            : clause.ContentOf(piece, withSkills: true).Where(word => !Generic().IsMatch(word)).ToList();
        var name = names.Count > 0 ? clause.Text[names[0].Start..names[0].End] : clause.Text.Trim(' ', '.', ',');
        return new CertificateNeed(name, names.Count > 0 && taxonomy.Find(name) is { } skill ? [skill.Id] : names.Count > 0 ? [] : ids, words);
    }

    [GeneratedRegex("^(certif.*|accredit.*|licen[sc].*|registr.*|zertif.*|valid|current|active|full|clean|holder|hold|holds|holding|possess.*|gultig.*|besitz|permit|class|klasse|chartered|proof)$", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant)]
    private static partial Regex Generic();
}
