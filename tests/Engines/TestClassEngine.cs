using Xunit.Abstractions;
using Xunit.Sdk;

namespace ReIntegrationBI.Tests.Engines;

/// <summary>The engine that a test class runs on: the type argument of a class that it derives from, or of <see cref="IRunsOn{TEngine}"/>.</summary>
internal static class TestClassEngine
{
    /// <summary>Why the engine of the class of a test is missing, or null where it is there.</summary>
    public static string? MissingBecause(ITestMethod method)
    {
        var type = method.TestClass.Class.ToRuntimeType();
        var engine = BasesOf(type).Concat(type.GetInterfaces().Where(i => i.IsGenericType && i.GetGenericTypeDefinition() == typeof(IRunsOn<>)))
            .SelectMany(t => t.GenericTypeArguments)
            .FirstOrDefault(a => a.IsAssignableTo(typeof(ITestEngine)));
        return engine is null
            ? throw new InvalidOperationException($"{type.FullName} names no engine: let it derive from a class of ITestEngine, or implement IRunsOn.")
            : ((ITestEngine)Activator.CreateInstance(engine)!).MissingBecause;
    }

    private static IEnumerable<Type> BasesOf(Type type)
    {
        for (var one = type; one is not null; one = one.BaseType)
        {
            yield return one;
        }
    }
}
