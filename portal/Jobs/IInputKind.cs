using ReIntegrationBI.Warehouse.Loading;

namespace ReIntegrationBI.Portal.Jobs;

/// <summary>One kind of files that can be loaded.</summary>
internal interface IInputKind
{
    /// <summary>How the names of such files look.</summary>
    IReadOnlyList<InputPattern> Patterns { get; }

    /// <summary>Whether such files hold identifiers of persons: their content is not kept beyond the load.</summary>
    bool HoldsPersons => false;

    /// <summary>Finds out what a load of a file replaces, and how it is read.</summary>
    /// <exception cref="InputRefusedException">It is no such file.</exception>
    RecognisedInput Recognise(StoredFile file, LoadOptions options);
}
