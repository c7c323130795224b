using ReIntegrationBI.Warehouse.Surveys;
using Label = ReIntegrationBI.Warehouse.Results.Label;

namespace ReIntegrationBI.Warehouse.Model.Releases;

/// <summary>Two items as one: only its name; who is in its parts follows from theirs.</summary>
internal sealed class PairItem : PersonItem
{
    [System.Diagnostics.CodeAnalysis.SetsRequiredMembers]
    public PairItem(PersonItem one, PersonItem other) => (Code, Label, Answers) = (
        $"{one.Code}*{other.Code}",
        new Label($"{one.Label.Nl}, {other.Label.Nl}", $"{one.Label.Fr}, {other.Label.Fr}", $"{one.Label.En}, {other.Label.En}"),
        []);

    /// <inheritdoc/>
    public override ItemKind Kind => ItemKind.Single;

    /// <inheritdoc/>
    public override Route? AskedWhen => null;

    /// <inheritdoc/>
    public override PersonBits WhoWasAsked() => throw new NotSupportedException();

    /// <inheritdoc/>
    public override PersonBits WhoAnswered() => throw new NotSupportedException();

    /// <inheritdoc/>
    public override PersonBits WhoGave(int answer) => throw new NotSupportedException();
}
