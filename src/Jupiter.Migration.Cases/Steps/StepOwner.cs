namespace Jupiter.Migration.Cases.Steps;

/// <summary>Whose step it is, as the memo has it.</summary>
public enum StepOwner
{
    /// <summary>The customer: owner, manager, deputy, the customer's IT.</summary>
    Customer,

    /// <summary>Jupiter: the specialist of technical support, the account manager.</summary>
    Jupiter,

    /// <summary>Both, by phone.</summary>
    Both,
}
