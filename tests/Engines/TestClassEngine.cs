using Xunit.Abstractions;
using Xunit.Sdk;

namespace ReIntegrationBI.Tests.Engines;

/// <summary>The engine that a test class runs on.</summary>
internal static class TestClassEngine
{
    /// <summary>Why the engine of the class of a test is missing, or null where it is there.</summary>
    public static string? MissingBecause(ITestMethod method)
    {
        for (var type = method.TestClass.Class.ToRuntimeType(); type is not null; type = type.BaseType)
        {
            if (type.GenericTypeArguments.FirstOrDefault(a => a.IsAssignableTo(typeof(ITestEngine))) is { } engine)
            {
                return ((ITestEngine)Activator.CreateInstance(engine)!).MissingBecause;
            }
        }

        throw new InvalidOperationException($"{method.TestClass.Class.Name} names no engine: let it derive from a class of ITestEngine.");
    }
}
