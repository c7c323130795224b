using System.Globalization;
using ReIntegrationBI.Warehouse.Results;

namespace ReIntegrationBI.Warehouse.Model.Trajectories;

/// <summary>What a reader of trajectories must know, in three languages.</summary>
internal static class TrajectoryTexts
{
    public static Label Unit { get; } = new(
        "Eén periode van arbeidsongeschiktheid per persoon: de eerste die bekend is. Latere periodes tellen als herval.",
        "Une période d'incapacité par personne : la première connue. Les suivantes comptent comme rechutes.",
        "One spell of incapacity a person: the first that is known. Later spells count as relapses.");

    public static Label Censored { get; } = new(
        "Wie nog niet terug is op de dag van het uittreksel telt mee tot die dag en niet als nul (Kaplan-Meier). Ook afsluiting om een andere reden dan werk (pensioen, overlijden, einde van het recht) telt als gecensureerd: "
        + "de cijfers zeggen wat zou gebeuren zonder die eindes.",
        "Qui n'est pas encore de retour le jour de l'extrait compte jusqu'à ce jour et non comme zéro (Kaplan-Meier). La clôture pour une autre raison que le travail (pension, décès, fin du droit) est aussi censurée : "
        + "les chiffres disent ce qui se passerait sans ces fins.",
        "Who is not back on the day of the extract counts up to that day and not as a zero (Kaplan-Meier). Closure for another reason than work (pension, death, end of the right) is censored too: "
        + "the figures say what would happen without these ends.");

    public static Label Month { get; } = new(
        "Een maand is 30,4375 dagen.", "Un mois compte 30,4375 jours.", "A month is 30.4375 days.");

    public static Label Any { get; } = new(
        "Terug: de eerste dag van gedeeltelijke of volledige werkhervatting, of afsluiting wegens werk.",
        "De retour : le premier jour de reprise partielle ou complète, ou clôture pour cause de travail.",
        "Back: the first day of partial or full resumption, or closure because of work.");

    public static Label Full { get; } = new(
        "Terug: de eerste dag van volledige werkhervatting, of afsluiting wegens werk.",
        "De retour : le premier jour de reprise complète, ou clôture pour cause de travail.",
        "Back: the first day of full resumption, or closure because of work.");

    public static Label Waiting { get; } = new(
        "Wachttijden van wie de eerste stap bereikte; wie nog wacht telt mee tot de dag van het uittreksel of het einde van de periode, wie de tweede stap al eerder bereikte wachtte 0 dagen.",
        "Délais de ceux qui ont atteint la première étape ; qui attend encore compte jusqu'au jour de l'extrait ou à la fin de la période, qui avait déjà atteint la seconde a attendu 0 jour.",
        "Waits of those who reached the first milestone; who still waits counts up to the day of the extract or the end of the spell, who had reached the second before waited 0 days.");

    public static Label Stopped { get; } = new(
        "Gestopt: afgesloten om een andere reden dan werk, of nog open op de dag van het uittreksel.",
        "Arrêté : clôturé pour une autre raison que le travail, ou encore ouvert le jour de l'extrait.",
        "Stopped: closed for another reason than work, or still open on the day of the extract.");

    public static Label Relapse { get; } = new(
        "Herval: gemeld herval of een nieuwe periode van arbeidsongeschiktheid na de eerste dag van werkhervatting.",
        "Rechute : rechute signalée ou nouvelle période d'incapacité après le premier jour de reprise.",
        "Relapse: a reported relapse or a new spell of incapacity after the first day of resumption.");

    public static Label Contact { get; } = new(
        "Van wie 84 dagen arbeidsongeschikt bleef en zo lang werd geobserveerd: wie binnen die 84 dagen een eerste contact had. Interval van Wilson.",
        "De ceux restés en incapacité 84 jours et observés aussi longtemps : qui a eu un premier contact dans ces 84 jours. Intervalle de Wilson.",
        "Of those whose incapacity lasted 84 days and was observed that long: who had a first contact within these 84 days. Wilson's interval.");

    public static Label HandOvers { get; } = new(
        "Een overdracht: twee opeenvolgende gebeurtenissen van verschillende actoren; de persoon zelf telt niet als actor.",
        "Un transfert : deux événements consécutifs d'acteurs différents ; la personne elle-même n'est pas un acteur.",
        "A hand-over: two consecutive events of different actors; the person itself is no actor.");

    public static Label FewFlows { get; } = new(
        "Overdrachten van te weinig personen staan er niet bij.", "Les transferts de trop peu de personnes n'y figurent pas.", "Hand-overs of too few persons are left out.");

    public static Label FullGrid { get; } = new(
        "Alleen volledige hervatting wordt na 3, 6, 12, 24 en 36 maanden getoond, omdat elke maand ernaast zou zeggen hoe weinigen alleen gedeeltelijk terug zijn.",
        "La reprise complète seule est montrée après 3, 6, 12, 24 et 36 mois, car chaque mois dirait combien peu ne sont revenus que partiellement.",
        "Full resumption alone is shown after 3, 6, 12, 24 and 36 months, since every month beside the other curve would say how few are back partially only.");

    /// <summary>Why a curve goes no further.</summary>
    public static Label Stops(CurveEnd end, int month) => end switch
    {
        CurveEnd.Hidden => new(
            string.Create(CultureInfo.InvariantCulture, $"Na maand {month}: te weinig personen om meer te tonen."),
            string.Create(CultureInfo.InvariantCulture, $"Après le mois {month} : trop peu de personnes pour en montrer plus."),
            string.Create(CultureInfo.InvariantCulture, $"After month {month}: too few persons to show more.")),
        CurveEnd.Observed => new(
            string.Create(CultureInfo.InvariantCulture, $"Na maand {month} werd niemand meer zonder werkhervatting geobserveerd."),
            string.Create(CultureInfo.InvariantCulture, $"Après le mois {month}, plus personne n'a été observé sans reprise."),
            string.Create(CultureInfo.InvariantCulture, $"After month {month} nobody was observed without resumption.")),
        _ => new(
            string.Create(CultureInfo.InvariantCulture, $"Verder dan maand {month} wordt niet gekeken."),
            string.Create(CultureInfo.InvariantCulture, $"Au-delà du mois {month}, on ne regarde pas."),
            string.Create(CultureInfo.InvariantCulture, $"Beyond month {month} it is not looked at.")),
    };
}
