namespace System;

/// <summary>A method with 2 arguments and no result.</summary>
public delegate void Action<in T1, in T2>(T1 arg1, T2 arg2);
