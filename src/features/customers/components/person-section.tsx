import { type Actor, can } from '../../../../domain/access/permissions';
import { type Customer, hasSignIn, prefersCall, wantsReminders } from '../../../../domain/customers/customer';
import { Button } from '../../../components/ui/button';
import { LinkButton } from '../../../components/ui/link-button';
import type { useStandIn } from '../../../lib/use-stand-in';
import { isConflict, useCommand } from '../../../lib/use-command';
import { updateCustomer } from '../api/write-customers';
import { REGISTER } from '../register-keys';
import { CustomerForm } from './customer-form';
import styles from './customers.module.css';

/** A customer's name and contact details, to read or edit. */
export function PersonSection({ customer, form }: { customer: Customer; form: PersonFormState }) {
  return (
    <section className={styles.card} aria-label="Contact details">
      {form.open ? <PersonForm customer={customer} onClose={form.close} /> : <Facts customer={customer} />}
    </section>
  );
}

export type PersonFormState = ReturnType<typeof useStandIn<'EDIT'>>;

/** The actions for the whole record. */
export function PersonActions({ actor, customer, form }: { actor: Actor; customer: Customer; form: PersonFormState }) {
  if (form.open !== null) return null;
  return (
    <>
      {can(actor, 'customer:edit') && (
        <Button autoFocus={form.isBackFrom('EDIT')} onClick={() => form.show('EDIT')}>
          Edit<span className="visually-hidden"> contact details</span>
        </Button>
      )}
      {can(actor, 'appointment:book-for-customer') && (
        <LinkButton to={`/book?${new URLSearchParams({ for: customer.customerId }).toString()}`}>
          Book a visit
        </LinkButton>
      )}
    </>
  );
}

/** Keeps the input when a colleague was faster, and shows the current values beside it. */
function PersonForm({ customer, onClose }: { customer: Customer; onClose: () => void }) {
  const { run, ...saving } = useCommand(updateCustomer, { ...REGISTER, onDone: onClose });
  const { customerId, version, name, email, phone, street, postcode, city } = customer;
  const { marketingConsent, reminderMails, preferredContact } = customer;
  return (
    <CustomerForm
      details={{ name, email, phone, street, postcode, city, marketingConsent, reminderMails, preferredContact }}
      emailIsFixed={hasSignIn(customerId)}
      saving={saving}
      beside={
        isConflict(saving.problem) && (
          <section aria-labelledby="person-now">
            <h2 id="person-now">On file now</h2>
            <p>
              <bdi>{name}</bdi>
            </p>
            <Facts customer={customer} />
          </section>
        )
      }
      onSave={(details) => run({ ...details, customerId, version })}
      onCancel={onClose}
    />
  );
}

function Facts({ customer }: { customer: Customer }) {
  const { customerId, email, phone, street, postcode, city, marketingConsent } = customer;
  const address = [street, [postcode, city].filter(Boolean).join(' ')].filter(Boolean).join(', ');
  return (
    <dl className={styles.facts}>
      <Fact term="Phone">{phone && <a href={`tel:${phone.replace(/[^+\d]/g, '')}`}>{phone}</a>}</Fact>
      <Fact term="Email">
        {email && <a href={`mailto:${encodeURIComponent(email).replace('%40', '@')}`}>{email}</a>}
      </Fact>
      <Fact term="Contact by">{prefersCall(customer) ? 'Phone call' : 'Email'}</Fact>
      <Fact term="Address">{address}</Fact>
      <Fact term="Sign-in">{hasSignIn(customerId) ? 'Has one' : 'None'}</Fact>
      <Fact term="Reminders">{wantsReminders(customer) ? 'Sent before each visit' : 'Off'}</Fact>
      <Fact term="Offers">{marketingConsent ? 'Agreed to get them' : 'None'}</Fact>
    </dl>
  );
}

function Fact({ term, children }: { term: string; children: React.ReactNode }) {
  return (
    <div>
      <dt>{term}</dt>
      <dd>
        <bdi>{children === '' ? <span className={styles.muted}>Not known</span> : children}</bdi>
      </dd>
    </div>
  );
}
