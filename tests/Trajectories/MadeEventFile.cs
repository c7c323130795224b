using System.Globalization;
using System.Text;

namespace ReIntegrationBI.Tests.Trajectories;

/// <summary>Trajectory files of persons who do not exist; the same seed gives the same file.</summary>
internal static class MadeEventFile
{
    public const string Header = "pseudonym,event,date,actor,detail";

    private static readonly string[] Steps = ["first_contact", "trajectory_request", "assessment", "plan", "workplace_visit", "partial_resumption"];
    private static readonly string[] Actors = ["mutuality", "vdab", "employer", "occupational_physician", "worker"];

    /// <summary>A file of some persons, each with one spell.</summary>
    public static string Csv(int persons, int seed, string prefix = "p")
    {
        var random = new Random(seed);
        var text = new StringBuilder(Header).Append('\n');
        for (var person = 1; person <= persons; person++)
        {
            foreach (var line in Lines(string.Create(CultureInfo.InvariantCulture, $"{prefix}{person}"), random))
            {
                text.Append(line).Append('\n');
            }
        }

        return text.ToString();
    }

    private static IEnumerable<string> Lines(string person, Random random)
    {
        var day = new DateOnly(2023, 1, 1).AddDays(random.Next(300));
        yield return Line("incapacity_start", "scheme=general; sex=F; age_group=40-44; region=Flanders; disease_group=mental");
        foreach (var step in Steps.Where(_ => random.Next(3) > 0))
        {
            day = day.AddDays(random.Next(1, 40));
            yield return Line(step, step == "partial_resumption" ? "hours=19.5" : "");
        }

        string Line(string what, string detail) =>
            string.Create(CultureInfo.InvariantCulture, $"{person},{what},{day:yyyy-MM-dd},{Actors[random.Next(Actors.Length)]},{detail}");
    }
}
