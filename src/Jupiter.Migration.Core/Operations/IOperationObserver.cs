namespace Jupiter.Migration.Operations;

/// <summary>Whoever watches a long operation. Called from any thread; must return at once.</summary>
public interface IOperationObserver
{
    /// <summary>The operation got further.</summary>
    /// <param name="progress">How far it is.</param>
    void Report(OperationProgress progress);

    /// <summary>A step that somebody who asked for details wants to read.</summary>
    /// <param name="message">The step, in the user's language.</param>
    void Detail(string message);

    /// <summary>Something that the person must know although the operation goes on.</summary>
    /// <param name="message">What it is and what it means, in the user's language.</param>
    void Warn(string message);
}
