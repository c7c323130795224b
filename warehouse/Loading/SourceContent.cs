using ReIntegrationBI.Warehouse.Engines;

namespace ReIntegrationBI.Warehouse.Loading;

/// <summary>What a source hands over to be loaded: all of it at once (<see cref="LoadContent"/>), or as a stream that staging draws from.</summary>
/// <param name="Publications">The publications that it cites.</param>
public abstract record SourceContent(IReadOnlyList<Publication> Publications)
{
    /// <summary>Whether the file is still to be read when staging begins.</summary>
    internal virtual bool IsStream => false;

    internal abstract IContentWriter Writer(IWarehouseEngine engine);
}
