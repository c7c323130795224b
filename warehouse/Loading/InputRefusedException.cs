namespace ReIntegrationBI.Warehouse.Loading;

/// <summary>An input cannot be read at all; nothing of it was loaded.</summary>
public sealed class InputRefusedException(IReadOnlyList<InputProblem> problems)
    : Exception(string.Join(Environment.NewLine, problems))
{
    /// <summary>Creates a refusal for one problem.</summary>
    public InputRefusedException(InputProblem problem)
        : this([problem])
    {
    }

    /// <summary>Why it was refused; never empty.</summary>
    public IReadOnlyList<InputProblem> Problems { get; } = problems;
}
