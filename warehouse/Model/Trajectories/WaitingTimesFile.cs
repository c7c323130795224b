using YamlDotNet.Core;
using YamlDotNet.Serialization;
using YamlDotNet.Serialization.NamingConventions;
using Label = ReIntegrationBI.Warehouse.Results.Label;

namespace ReIntegrationBI.Warehouse.Model.Trajectories;

/// <summary>The pairs of milestones between which waiting is measured, as they stand in YAML; unknown and doubled keys are errors.</summary>
internal sealed class WaitingTimesFile
{
    public List<PairEntry> Pairs { get; set; } = [];

    /// <exception cref="SemanticModelException">The file is missing, no YAML of this shape, or names what is no milestone.</exception>
    public static WaitingTimesFile Read(string? path = null)
    {
        path ??= Path.Combine(AppContext.BaseDirectory, "Model", "waiting_times.yaml");
        if (!File.Exists(path))
        {
            throw new SemanticModelException($"{path}: the pairs of milestones are missing. Put the file back; it comes with the product.");
        }

        var yaml = new DeserializerBuilder().WithNamingConvention(UnderscoredNamingConvention.Instance).WithDuplicateKeyChecking().Build();
        WaitingTimesFile file;
        try
        {
            file = yaml.Deserialize<WaitingTimesFile>(File.ReadAllText(path)) ?? new WaitingTimesFile();
        }
        catch (YamlException problem)
        {
            var line = FormattableString.Invariant($"line {problem.Start.Line}, column {problem.Start.Column}");
            throw new SemanticModelException(
                $"{Path.GetFileName(path)}, {line}: {problem.InnerException?.Message ?? problem.Message} Correct the key or value.", problem);
        }

        foreach (var pair in file.Pairs)
        {
            var unknown = new[] { pair.From, pair.To }.FirstOrDefault(m => m != Milestones.Start && !Milestones.OnTheWay.Contains(m));
            if (unknown is not null || pair.To == Milestones.Start || pair.From == pair.To || file.Pairs.Count(p => p.Code == pair.Code) > 1)
            {
                throw new SemanticModelException(
                    $"{Path.GetFileName(path)}, pair '{pair.Code}': expected a code of its own and two different milestones of {Milestones.Start}, {string.Join(", ", Milestones.OnTheWay)}, "
                    + $"the second of which is not the start; found '{pair.From}' and '{pair.To}'. Correct it.");
            }
        }

        return file;
    }

    internal sealed class PairEntry
    {
        public string Code { get; set; } = "";
        public string From { get; set; } = "";
        public string To { get; set; } = "";
        public string Nl { get; set; } = "";
        public string Fr { get; set; } = "";
        public string En { get; set; } = "";

        [YamlIgnore]
        public Label Label => new(Nl, Fr, En);

        /// <summary>The outcome that it measures: of a wait from the start that of its milestone.</summary>
        [YamlIgnore]
        public string Outcome => From == Milestones.Start ? To : Code;
    }
}
