using System;
using System.Collections.Generic;
using System.Linq;
using System.Reflection;
using System.Runtime.CompilerServices;

namespace Jupiter.Migration.ImportOnDesktop;

/// <summary>Compiles every method of an assembly, so that whatever it calls has to be there.</summary>
internal sealed class Compilation
{
    private const BindingFlags All = BindingFlags.DeclaredOnly | BindingFlags.Instance | BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic;

    private readonly List<string> _failures = [];

    public IReadOnlyList<string> Failures => _failures;

    public int Methods { get; private set; }

    public void Compile(Assembly assembly)
    {
        foreach (var method in TypesOf(assembly).Where(type => !type.ContainsGenericParameters).SelectMany(MethodsOf).Where(HasBody))
        {
            Methods++;
            try
            {
                RuntimeHelpers.PrepareMethod(method.MethodHandle);
            }
            catch (Exception e)
            {
                _failures.Add($"{method.DeclaringType}.{method.Name}: {e.GetType().Name} {e.Message}");
            }
        }
    }

    private static IEnumerable<MethodBase> MethodsOf(Type type) => type.GetMethods(All).Cast<MethodBase>().Concat(type.GetConstructors(All));

    private static bool HasBody(MethodBase method) =>
        !method.IsAbstract && !method.ContainsGenericParameters && (method.Attributes & MethodAttributes.PinvokeImpl) == 0;

    private Type[] TypesOf(Assembly assembly)
    {
        try
        {
            return assembly.GetTypes();
        }
        catch (ReflectionTypeLoadException e)
        {
            _failures.AddRange(e.LoaderExceptions.Select(failure => $"{assembly.GetName().Name}: {failure.Message}"));
            return e.Types.Where(type => type is not null).ToArray();
        }
    }
}
