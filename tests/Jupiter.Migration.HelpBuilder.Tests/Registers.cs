using System;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using System.Reflection;

namespace Jupiter.Migration.HelpBuilder.Tests;

/// <summary>The registers of checks and errors, as the imported module has them.</summary>
internal sealed class Registers
{
    private const string Raises = "RaisesAttribute";

    private readonly IReadOnlyList<CmdletInfo> _cmdlets;

    public Registers(ImportedModule module)
    {
        _cmdlets = module.Commands;
        var core = AppDomain.CurrentDomain.GetAssemblies().Single(assembly => assembly.GetName().Name == "Jupiter.Migration.Core");
        Checks = All(core, "Jupiter.Migration.Checks.CheckRegister").Select(check => new Check(
            check.Id, check.Area.ToString(), string.Join(", ", check.Clauses), string.Join(", ", check.ReinstallationClauses), check.Responsible.ToString())).ToArray();
        Errors = All(core, "Jupiter.Migration.Errors.ErrorRegister").Select(error => new Error(error.ErrorId, error.Category.ToString(), error.Area.ToString())).ToArray();
    }

    public IReadOnlyList<Check> Checks { get; }

    public IReadOnlyList<Error> Errors { get; }

    /// <summary>The errors that a cmdlet says it can raise, with those of what it is derived from.</summary>
    public IEnumerable<Error> ErrorsOf(string cmdlet)
    {
        var areas = AreasOf(_cmdlets.Single(one => one.Name == cmdlet).ImplementingType).ToArray();
        var twice = areas.GroupBy(area => area).Where(same => same.Count() > 1).Select(same => same.Key).ToArray();
        return twice.Length == 0 ? Errors.Where(error => areas.Contains(error.Area)) : throw new InvalidOperationException($"{cmdlet} names twice: {string.Join(", ", twice)}");
    }

    private static IEnumerable<string> AreasOf(Type? type)
    {
        for (; type is not null; type = type.BaseType)
        {
            dynamic? raises = type.GetCustomAttributes(inherit: false).SingleOrDefault(attribute => attribute.GetType().Name == Raises);
            if (raises is not null)
            {
                foreach (var area in (Array)raises.GetType().GetProperty("Areas").GetValue(raises))
                {
                    yield return area.ToString()!;
                }
            }
        }
    }

    private static IEnumerable<dynamic> All(Assembly core, string register) =>
        ((IEnumerable<object>)core.GetType(register, throwOnError: true)!.GetProperty("All")!.GetValue(null)!).Cast<dynamic>();

    public sealed record Check(string Id, string Area, string Clauses, string ReinstallationClauses, string Responsible);

    public sealed record Error(string ErrorId, string Category, string Area);
}
