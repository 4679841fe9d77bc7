using System;
using System.Globalization;
using Jupiter.Migration.Resources;

namespace Jupiter.Migration.Errors;

/// <summary>A failure with a cause that has a name: the message says what happened and what it means, the remedy what to do next.</summary>
public sealed class MigrationException : Exception
{
    private MigrationException(ErrorDefinition error, object? target, string message, string remedy, string remedyInCase, Exception? inner)
        : base(message, inner)
    {
        ErrorId = error.ErrorId;
        Category = error.Category;
        TargetObject = target;
        Remedy = remedy;
        RemedyInCase = remedyInCase;
    }

    /// <summary>The stable name of the cause, equal to the key of its text in the resources.</summary>
    public string ErrorId { get; }

    /// <summary>The kind of the failure.</summary>
    public MigrationErrorCategory Category { get; }

    /// <summary>Whether nothing failed, and somebody has to decide or to act before it can be done: a scheduled task tells the two apart.</summary>
    public bool IsRefusal => ErrorRegister.Find(ErrorId).IsRefusal;

    /// <summary>What the failure is about: a path, a database name, the check results.</summary>
    public object? TargetObject { get; }

    /// <summary>What to do next, for the person at the prompt.</summary>
    public string Remedy { get; }

    /// <summary>The same for whoever goes on with a case: a step has no parameters, and its servers and files stand in the plan.</summary>
    public string RemedyInCase { get; }

    /// <summary>Builds the exception of a cause; texts are taken from the resources under <paramref name="errorId"/> and errorId_Remedy.</summary>
    /// <param name="errorId">The cause, a key of the resources.</param>
    /// <param name="target">What the failure is about.</param>
    /// <param name="arguments">Values for the placeholders of the message and of the remedy.</param>
    /// <returns>The exception, to be thrown by the caller.</returns>
    public static MigrationException Because(string errorId, object? target, params object?[] arguments) =>
        Because(errorId, target, null, arguments);

    /// <summary>Builds the exception of a cause that another exception made known.</summary>
    /// <param name="errorId">The cause, a key of the resources.</param>
    /// <param name="target">What the failure is about.</param>
    /// <param name="inner">The exception that made the cause known.</param>
    /// <param name="arguments">Values for the placeholders of the message and of the remedy.</param>
    /// <returns>The exception, to be thrown by the caller.</returns>
    public static MigrationException Because(string errorId, object? target, Exception? inner, params object?[] arguments) =>
        new(
            ErrorRegister.Find(errorId), target, Text(errorId, arguments), Text(errorId + "_Remedy", arguments),
            Find(errorId + "_RemedyInCase", arguments) ?? Text(errorId + "_Remedy", arguments), inner);

    private static string Text(string key, object?[] arguments) =>
        Find(key, arguments) ?? throw new InvalidOperationException("No text in the resources: " + key);

    private static string? Find(string key, object?[] arguments) => SR.ResourceManager.GetString(key, CultureInfo.CurrentUICulture)?.With(arguments);
}
