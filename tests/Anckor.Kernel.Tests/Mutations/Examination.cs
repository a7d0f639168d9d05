using System;
using System.Linq;
using System.Reflection;
using Anckor.Kernel.Tests.Fast;
using Anckor.Kernel.Tests.Model;
using Anckor.Kernel.Tests.Search;
using Xunit;

namespace Anckor.Kernel.Tests.Mutations;

/// <summary>Runs the tests of the rules, or the search of one system, inside the process, until something is found.</summary>
internal static class Examination
{
    private const int AtMost = 3_000_000;

    /// <summary>The name of the comparison with the reference model.</summary>
    internal const string Histories = "histories";

    /// <summary>The first breach that the search of this system or the comparison of histories finds, or, without either, the tests of the rules.</summary>
    internal static string? FindBreach(string? system)
    {
        try
        {
            return system switch
            {
                null => FindInRules(),
                Histories => ModelTests.FindDifference(),
                _ => Systems.Create(system).Run(AtMost).Violation,
            };
        }
        catch (KernelFailedException failure)
        {
            // It does not even boot.
            return failure.Message;
        }
    }

    private static string? FindInRules()
    {
        foreach (Type type in typeof(Examination).Assembly.GetTypes().Where(type => (type.Namespace == "Anckor.Kernel.Tests.Rules" || type == typeof(FastPathTests)) && type.IsPublic))
        {
            foreach (MethodInfo method in type.GetMethods(BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly))
            {
                if (method.Name == nameof(FastPathTests.Every_rule_holds_with_the_fast_path_in_front))
                {
                    continue;
                }

                object?[][] cases = [.. method.GetCustomAttributes<InlineDataAttribute>().Select(data => data.Data)];
                foreach (object?[] arguments in cases.Length == 0 ? [[]] : cases)
                {
                    try
                    {
                        method.Invoke(Activator.CreateInstance(type), arguments);
                    }
                    catch (TargetInvocationException failure)
                    {
                        return $"{method.Name}: {failure.InnerException!.Message}";
                    }
                }
            }
        }

        return null;
    }
}
