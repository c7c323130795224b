namespace ReIntegrationBI.Tests.Engines;

/// <summary>A fixture that is made by the first test that needs it: not at all where all tests of a class are skipped.</summary>
public sealed class LazyFixture<T> : IDisposable
    where T : IDisposable, new()
{
    private readonly Lazy<T> _value = new(() => new T());

    public T Value => _value.Value;

    public void Dispose()
    {
        if (_value.IsValueCreated)
        {
            _value.Value.Dispose();
        }
    }
}
