using System.Globalization;
using System.Text;
using Shortlist.CvCorpus.Content;

namespace Shortlist.CvCorpus.Layouts;

/// <summary>A form with labels on the left and values on the right, in the manner of the European one.</summary>
internal static class Europass
{
    public static (string Css, string Body) Of(CvContent cv, Chance chance)
    {
        var rows = new StringBuilder();
        var labels = Labels(cv.Wording.Language);
        Row(labels[0], cv.ShownName);
        Row(chance.Pick(cv.Wording["label.location"]), cv.Location);
        Row(chance.Pick(cv.Wording["label.phone"]), cv.Phone);
        Row(cv.Wording["label.email"][0], cv.Email);
        foreach (var line in cv.Personal.Where(line => line.Contains(": ", StringComparison.Ordinal)))
            Row(line.Split(": ")[0], line.Split(": ")[1]);
        if (cv.Summary is { } summary)
        {
            Heading(cv.Headings[CvPart.Summary]);
            Row("", summary);
        }

        Heading(cv.Headings[CvPart.Work]);
        foreach (var job in cv.Jobs)
        {
            Row(labels[1], job.Shown.Whole);
            Row(labels[2], job.Title);
            Row(labels[3], job.Company);
            Row(labels[4], string.Join("<br>", job.Tasks.Select(HtmlParts.Text)), isHtml: true);
        }

        Heading(cv.Headings[CvPart.Education]);
        foreach (var study in cv.Studies)
        {
            Row(labels[1], study.Shown.Whole);
            Row(labels[5], study.DegreeAndField);
            Row(labels[6], study.Institution);
        }

        Heading(cv.Headings[CvPart.Skills]);
        Row("", string.Join(", ", cv.Skills));
        Heading(cv.Headings[CvPart.Languages]);
        foreach (var speech in cv.Speeches)
            Row("", $"{speech.Shown} ({speech.Level})");
        return (".label{width:150pt;text-align:right;color:#446;padding-right:12pt} td.heading{font-weight:bold;font-size:12pt;text-align:right;padding-top:10pt}", $"<div style=\"text-align:center\"><h1 style=\"font-size:16pt\">Curriculum Vitae</h1></div><table>{rows}</table>");

        void Row(string label, string value, bool isHtml = false) =>
            rows.Append(CultureInfo.InvariantCulture, $"<tr><td class=label>{HtmlParts.Text(label)}</td><td>{(isHtml ? value : HtmlParts.Text(value))}</td></tr>");
        void Heading(string text) => rows.Append(CultureInfo.InvariantCulture, $"<tr><td class=\"label heading\">{HtmlParts.Text(text)}</td><td></td></tr>");
    }

    private static string[] Labels(string language) => language switch
    {
        "de" => ["Name", "Zeitraum", "Beruf oder Funktion", "Arbeitgeber", "Wichtigste Tätigkeiten", "Abschluss", "Bildungseinrichtung"],
        "fr" => ["Nom", "Dates", "Fonction ou poste occupé", "Employeur", "Principales activités", "Diplôme obtenu", "Établissement"],
        "es" => ["Nombre y apellidos", "Fechas", "Puesto desempeñado", "Empresa", "Principales funciones", "Título obtenido", "Centro"],
        "it" => ["Nome e cognome", "Date", "Posizione ricoperta", "Datore di lavoro", "Principali attività", "Titolo conseguito", "Istituto"],
        "nl" => ["Naam", "Periode", "Functie", "Werkgever", "Werkzaamheden", "Diploma", "Instelling"],
        "pl" => ["Imię i nazwisko", "Okres", "Stanowisko", "Pracodawca", "Główne obowiązki", "Uzyskany tytuł", "Uczelnia"],
        "pt" => ["Nome", "Datas", "Função desempenhada", "Empregador", "Principais atividades", "Título obtido", "Instituição"],
        _ => ["Name", "Dates", "Position held", "Employer", "Main activities", "Qualification", "Institution"],
    };
}
