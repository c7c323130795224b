using System.Data.Common;
using Dapper;
using ReIntegrationBI.Warehouse.Trajectories;

namespace ReIntegrationBI.Warehouse.Loading.Trajectories;

/// <summary>From the codes of a trajectory file to the keys of the warehouse, and the members that stand for what is not said.</summary>
internal sealed class TrajectoryKeys
{
    private readonly Dictionary<string, int> _actors, _schemes, _sexes, _ageGroups, _regions, _diseaseGroups;
    private readonly int[] _milestones = new int[Milestones.Count];
    private readonly SpellMembers _unsaid;

    private TrajectoryKeys(DbConnection connection)
    {
        _actors = Read("Actor");
        _schemes = Read("Scheme");
        _sexes = Read("Sex");
        _ageGroups = Read("AgeGroup");
        _regions = Read("Region");
        _diseaseGroups = Read("DiseaseGroup");
        var milestones = Read("Milestone");
        foreach (var milestone in Milestones.All)
        {
            _milestones[(int)milestone] = Of(milestones, milestone.Code());
        }

        Worker = Of(_actors, "worker");
        _unsaid = new SpellMembers(Of(_schemes, "unstated"), Of(_sexes, "T"), Of(_ageGroups, "all"), Of(_regions, "Belgium"), Of(_diseaseGroups, "all"));

        Dictionary<string, int> Read(string dimension) =>
            connection.Query<(string Code, int Key)>($"SELECT Code, {dimension}Key FROM Dim{dimension}").ToDictionary(m => m.Code, m => m.Key);
    }

    /// <summary>Key of the actor that is the person itself.</summary>
    public int Worker { get; }

    /// <summary>Reads them.</summary>
    public static TrajectoryKeys Read(DbConnection connection) => new(connection);

    /// <summary>Key of a milestone.</summary>
    public int Of(Milestone milestone) => _milestones[(int)milestone];

    /// <summary>The members of a spell, with the members that stand for what was not said.</summary>
    public SpellMembers Whole(SpellMembers said) => said.Else(_unsaid);

    /// <summary>A line with keys in place of codes.</summary>
    public TrajectoryReport Report(in TrajectoryLine line)
    {
        var said = line.Detail;
        return new TrajectoryReport
        {
            Line = line.Number,
            Kind = said.Kind,
            Milestone = line.Milestone,
            Day = line.Day.DayNumber,
            Corrects = said.Corrects.DayNumber,
            Actor = Of(_actors, line.Actor),
            Hours = said.Hours,
            Reason = said.Reason,
            Members = new SpellMembers(
                Maybe(_schemes, said.Scheme), Maybe(_sexes, said.Sex), Maybe(_ageGroups, said.AgeGroup), Maybe(_regions, said.Region), Maybe(_diseaseGroups, said.DiseaseGroup)),
        };
    }

    private static int? Maybe(Dictionary<string, int> members, string? code) => code is null ? null : Of(members, code);

    private static int Of(Dictionary<string, int> members, string code) => members.TryGetValue(code, out var key)
        ? key
        : throw new InvalidOperationException(
            $"The warehouse does not know the member '{code}': the code lists and the warehouse differ. Run ./reintegrationbi migrate, then load the file again.");
}
