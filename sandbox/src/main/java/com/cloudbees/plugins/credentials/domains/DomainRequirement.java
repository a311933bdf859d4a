package com.cloudbees.plugins.credentials.domains;

import java.io.Serializable;

public abstract class DomainRequirement implements Serializable {}
