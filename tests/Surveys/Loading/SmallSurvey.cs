namespace ReIntegrationBI.Tests.Surveys.Loading;

/// <summary>A made-up survey with one question of each type, a rule and a derived question.</summary>
internal static class SmallSurvey
{
    public const string CodebookName = "small.codebook.csv", RespondentsName = "small.respondents.csv";

    public const string Codebook =
        """
        what,question,code,value,rule,nl,fr,en
        survey,,title,,,Proef,Essai,Trial
        survey,,organiser,Wij,,,,
        survey,,fieldwork_from,2025-01-06,,,,
        survey,,fieldwork_to,2025-02-10,,,,
        survey,,population,,,Wie wou,Qui voulait,Whoever wanted
        survey,,limits,,,"Klein, en verzonnen",Petit,Small and made up
        question,,guided,single,,Begeleid?,Guidé ?,Guided?
        answer,guided,yes,,,Ja,Oui,Yes
        answer,guided,no,,,Nee,Non,No
        question,,helped,likert,guided = yes,Geholpen?,Aidé ?,Helped?
        answer,helped,not,,,Niet,Pas,Not
        answer,helped,some,,,Wat,Un peu,Some
        answer,helped,much,,,Veel,Beaucoup,Much
        answer,helped,dk,none,,Weet niet,Ne sait pas,Do not know
        question,,helped_grouped,single,guided = yes,Geholpen,Aidé,Helped
        answer,helped_grouped,yes,,helped in (some|much),Ja,Oui,Yes
        answer,helped_grouped,no,,helped = not,Nee,Non,No
        question,,needs,multi,,Noden,Besoins,Needs
        answer,needs,work,,,Werk,Travail,Work
        answer,needs,hours,,,Uren,Heures,Hours
        question,,reasons,ranking,,Redenen,Raisons,Reasons
        answer,reasons,money,,,Geld,Argent,Money
        answer,reasons,people,,,Mensen,Gens,People
        answer,reasons,sense,,,Zin,Sens,Sense
        question,,contact,grid,,Contact,Contact,Contact
        row,contact,hr,,,HR,RH,HR
        row,contact,boss,,,Baas,Chef,Boss
        answer,contact,often,,,Vaak,Souvent,Often
        answer,contact,never,,,Nooit,Jamais,Never
        question,,age,numeric,,Leeftijd,Âge,Age
        answer,age,mean,statistic,,gemiddelde,moyenne,mean

        """;

    public const string Respondents =
        """
        respondent;weight;language;completed;synthetic;guided;helped;helped_grouped;needs[work];needs[hours];reasons[1];reasons[2];reasons[3];contact[hr];contact[boss];age
        p1;1.5;nl;yes;;yes;some;yes;1;0;money;people;;often;never;38
        p2;0.5;fr;yes;;yes;not;no;0;0;sense;;;;often;41.5
        p3;1;en;no;;no;;;;;;;;;;
        p4;1;;yes;;no;;;Y;1;people;sense;money;never;never;63

        """;

    /// <summary>Writes a text with one part of it replaced, which must stand there once.</summary>
    public static Action<string> With(string text, string old, string now) => path => File.WriteAllText(path, Behaviour.SampleEdit.Replace(text, old, now));
}
